from socket import *
from sys import argv

s = socket(AF_INET, SOCK_DGRAM)
s.sendto(repr({"op": "get", "file": argv[1]}).encode(), ("127.0.0.1", 7001))
f = open("received_" + argv[1], "wb")
size = 2048
while size == 2048:
    data, server = s.recvfrom(2048)
    size = f.write(data)
f.close()
s.close()
print("Received", argv[1])
