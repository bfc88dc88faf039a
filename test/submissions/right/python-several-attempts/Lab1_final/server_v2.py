from socket import *
from random import randint

serverPort = 12000
serverName = 'Server of Ana Rita 60123'

serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', serverPort))
print('The server is ready to receive')
while True:
    message, clientAddress = serverSocket.recvfrom(2048)
    words = message.decode().split(' ')
    number = int(words[-1])
    if number < 1 or number > 100:
        break
    myNumber = randint(1, 100)
    print('Client:', ' '.join(words[:-1]))
    print('Server:', serverName)
    print('Client number:', number)
    print('Server number:', myNumber)
    print('Sum:', number + myNumber)
    serverSocket.sendto((serverName + ' ' + str(myNumber)).encode(), clientAddress)
serverSocket.close()
