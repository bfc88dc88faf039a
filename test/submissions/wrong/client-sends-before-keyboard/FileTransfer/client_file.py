import os
import socket
import sys

serverAddress = ('localhost', 3333)

if len(sys.argv) != 2:
    print('Usage: python client_file.py <file name>')
    sys.exit(1)

fileName = sys.argv[1]

clientSocket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
clientSocket.sendto(fileName.encode(), serverAddress)

f = open('received_' + os.path.basename(fileName), 'wb')
while True:
    chunk, address = clientSocket.recvfrom(2048)
    f.write(chunk)
    if len(chunk) < 2048:
        break
f.close()

print('File received')
clientSocket.close()
