import os
import socket
import sys

name = sys.argv[1]
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(name.encode(), ("localhost", 15041))
with open("copy-" + os.path.basename(name), "wb") as copy:
    while True:
        chunk = s.recv(2048)
        copy.write(chunk)
        if len(chunk) < 2048:
            break
s.close()
