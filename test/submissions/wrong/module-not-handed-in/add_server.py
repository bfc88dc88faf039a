from socket import *
from labutils import in_range

serverPort = 12000
serverName = 'Server of Leonor Brito'
serverNumber = 58

serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', serverPort))
print('The server is ready to receive')

while True:
    message, clientAddress = serverSocket.recvfrom(2048)
    clientName, clientNumber = message.decode().split(',')
    clientNumber = int(clientNumber)

    if not in_range(clientNumber, 1, 100):
        print('Number out of range, closing')
        break

    print('Client name:', clientName)
    print('Server name:', serverName)
    print('Client number:', clientNumber)
    print('Server number:', serverNumber)
    print('Sum:', clientNumber + serverNumber)

    reply = serverName + ',' + str(serverNumber)
    serverSocket.sendto(reply.encode(), clientAddress)

serverSocket.close()
