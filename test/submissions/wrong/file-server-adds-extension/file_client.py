# usage: python3 file_client.py filename
from socket import *
import os
import sys

serverName = 'localhost'
serverPort = 12001
CHUNK = 2048

if len(sys.argv) != 2:
    print('usage: python3 file_client.py filename')
    sys.exit(1)

fileName = sys.argv[1]
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
