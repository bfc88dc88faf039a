from socket import *
import sys

serverName = 'localhost'
serverPort = 12001
fileName = sys.argv[1]

clientSocket = socket(AF_INET, SOCK_DGRAM)
clientSocket.sendto(fileName.encode(), (serverName, serverPort))
f = open("transferred_" + fileName, 'wb')
count = 0
while True:
    chunk, serverAddress = clientSocket.recvfrom(2048)
    f.write(chunk)
    count += 1
    if len(chunk) < 2048:
        break
f.close()
clientSocket.close()
print('Got', count, 'chunks')
