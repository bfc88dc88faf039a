from socket import *

serverName = 'localhost'
serverPort = 12000
clientName = 'Client of Ana Rita 60123'

number = int(input())
clientSocket = socket(AF_INET, SOCK_DGRAM)
clientSocket.sendto((clientName + ' ' + str(number)).encode(), (serverName, serverPort))
if number >= 1 and number <= 100:
    modifiedMessage, serverAddress = clientSocket.recvfrom(2048)
    words = modifiedMessage.decode().split(' ')
    otherNumber = int(words[-1])
    print('Client:', clientName)
    print('Server:', ' '.join(words[:-1]))
    print('Client number:', number)
    print('Server number:', otherNumber)
    print('Sum:', number + otherNumber)
clientSocket.close()
