# usage: python3 file_client.py filename host port chunk
from socket import *
import os
import sys

serverName = 'localhost'
serverPort = 12001

fileName = sys.argv[1]
CHUNK = int(sys.argv[4])
serverName = sys.argv[2]
serverPort = int(sys.argv[3])
clientSocket = socket(AF_INET, SOCK_DGRAM)
clientSocket.sendto(fileName.encode(), (serverName, serverPort))

# not the same name, to not destroy the original when testing in one folder
f = open('copy_of_' + os.path.basename(fileName), 'wb')
total = 0
while True:
    chunk, addr = clientSocket.recvfrom(CHUNK)
    f.write(chunk)
    total = total + len(chunk)
    if len(chunk) < CHUNK:
        break

f.close()
clientSocket.close()
print('Received', total, 'bytes')
