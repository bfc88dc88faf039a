from socket import *

serverPort = 12001
serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', serverPort))
print('The server is ready to receive')
while True:
    fileName, clientAddress = serverSocket.recvfrom(2048)
    f = open(fileName.decode(), 'rb')
    chunk = f.read(2048)
    while len(chunk) == 2048:
        serverSocket.sendto(chunk, clientAddress)
        chunk = f.read(2048)
    serverSocket.sendto(chunk, clientAddress)
    f.close()
