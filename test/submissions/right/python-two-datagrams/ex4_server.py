from socket import *
import os

s = socket(AF_INET, SOCK_DGRAM)
s.bind(('', 6790))

while True:
    filename, addr = s.recvfrom(1024)
    filename = filename.decode()
    if not os.path.isfile(filename):
        print(filename, 'does not exist')
        continue
    size = os.path.getsize(filename)
    f = open(filename, 'rb')
    # size // 2048 full chunks and one smaller (empty if the size is a multiple)
    for i in range(size // 2048 + 1):
        s.sendto(f.read(2048), addr)
    f.close()
    print(filename, size)
