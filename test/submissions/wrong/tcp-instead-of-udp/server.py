import random
import socket

serverPort = 2023
serverName = 'Server of Fausto Grilo'

serverSocket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
serverSocket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
serverSocket.bind(('', serverPort))
serverSocket.listen(1)
print('The server is ready to receive')

while True:
    connectionSocket, clientAddress = serverSocket.accept()
    message = connectionSocket.recv(2048)
    clientName, clientNumber = message.decode().split(',')
    clientNumber = int(clientNumber)

    if clientNumber < 1 or clientNumber > 100:
        print('Number out of range, closing the server')
        connectionSocket.close()
        break

    serverNumber = random.randint(1, 100)
    print('Client name:', clientName)
    print('Server name:', serverName)
    print('Client number:', clientNumber)
    print('Server number:', serverNumber)
    print('Sum:', clientNumber + serverNumber)

    reply = serverName + ',' + str(serverNumber)
    connectionSocket.send(reply.encode())
    connectionSocket.close()

serverSocket.close()
