# client of assignment 2, run with the file name: python3 client2.py photo.jpg
import os
import socket
import sys

c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
fname = sys.argv[1]
c.sendto(fname.encode(), ("localhost", 10001))

f = open("received_" + os.path.basename(fname), "wb")
n = 2048
while n == 2048:
    chunk, srv = c.recvfrom(2048)
    n = len(chunk)
    f.write(chunk)
f.close()
c.close()
print("file received")
