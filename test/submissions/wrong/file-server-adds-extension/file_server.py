from socket import *

serverPort = 12001
CHUNK = 2048

serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', serverPort))
print('File server is ready')

while True:
    message, clientAddress = serverSocket.recvfrom(2048)
    fileName = message.decode()
    print('Request for', fileName, 'from', clientAddress)
    f = open(fileName + '.txt', 'rb')

    chunk = f.read(CHUNK)
    while len(chunk) == CHUNK:
        serverSocket.sendto(chunk, clientAddress)
        chunk = f.read(CHUNK)
    # last one is always smaller than 2048 (can be empty)
    serverSocket.sendto(chunk, clientAddress)
    f.close()
    print('File sent')
