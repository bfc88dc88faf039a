import os
import socket

serverPort = 11112
chunkSize = 2048

serverSocket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
serverSocket.bind(('', serverPort))
print('File server is ready')

while True:
    request, clientAddress = serverSocket.recvfrom(2048)
    fileName = request.decode()
    print('Request for', fileName)

    if not os.path.isfile(fileName):
        print('There is no such file')
        continue

    f = open(fileName, 'rb')
    while True:
        chunk = f.read(chunkSize)
        serverSocket.sendto(chunk, clientAddress)
        if len(chunk) < chunkSize:
            break
    f.close()
    print('File sent')
