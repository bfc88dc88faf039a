from socket import *

serverName = 'localhost'
serverPort = 12000
clientName = 'Client of Tiago Reis'

number = int(input('Enter an integer between 1 and 100: '))

clientSocket = socket(AF_INET, SOCK_DGRAM)
message = clientName + ',' + str(number)
clientSocket.sendto(message.encode(), (serverName, serverPort))

if number < 1 or number > 100:
    # the server stops with this one, so there is no answer
    print('Out of range, server was told to stop')
    clientSocket.close()
else:
    reply, serverAddress = clientSocket.recvfrom(2048)
    serverNameString, serverNumber = reply.decode().split(',')
    serverNumber = int(serverNumber)

    print('Client name:', clientName)
    print('Server name:', serverNameString)
    print('Client number:', number)
    print('Server number:', serverNumber)
    print('Sum:', number + serverNumber)
    clientSocket.close()
