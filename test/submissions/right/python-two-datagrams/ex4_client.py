from socket import *
import sys

filename = sys.argv[1]

s = socket(AF_INET, SOCK_DGRAM)
s.connect(('127.0.0.1', 6790))
s.send(filename.encode())

f = open(filename, 'wb')
data = s.recv(2048)
while len(data) == 2048:
    f.write(data)
    data = s.recv(2048)
f.write(data)
f.close()
s.close()
print(filename, 'ok')
