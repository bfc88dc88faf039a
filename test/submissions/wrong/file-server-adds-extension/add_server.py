from socket import *

serverPort = 12000
serverName = 'Server of Tiago Reis'
serverNumber = 58

serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', serverPort))
print('The server is ready to receive')

while True:
    message, clientAddress = serverSocket.recvfrom(2048)
    clientName, clientNumber = message.decode().split(',')
    clientNumber = int(clientNumber)

    if clientNumber < 1 or clientNumber > 100:
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
