#!/usr/bin/env python3
import socket
import sys

SIZE = 2048
link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

if len(sys.argv) == 1:
    link.bind(("127.0.0.1", 2121))
    while True:
        wanted, asker = link.recvfrom(300)
        content = open(wanted.decode(), "rb").read()
        for start in range(0, len(content) + 1, SIZE):
            link.sendto(content[start:start + SIZE], asker)
else:
    link.sendto(sys.argv[1].encode(), ("127.0.0.1", 2121))
    content = b""
    while True:
        chunk = link.recv(SIZE)
        content += chunk
        if len(chunk) != SIZE:
            break
    open("new_" + sys.argv[1], "wb").write(content)
link.close()
