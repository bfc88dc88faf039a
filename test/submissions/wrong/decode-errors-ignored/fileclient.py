import os
import socket
import sys

serverAddress = ('localhost', 11112)

if len(sys.argv) != 2:
    print('Usage: python fileclient.py <file name>')
    sys.exit(1)

fileName = sys.argv[1]

clientSocket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
clientSocket.sendto(fileName.encode(), serverAddress)

f = open('received_' + os.path.basename(fileName), 'w')
while True:
    chunk, address = clientSocket.recvfrom(2048)
    f.write(chunk.decode(errors='ignore'))
    if len(chunk) < 2048:
        break
f.close()

print('File received')
clientSocket.close()
