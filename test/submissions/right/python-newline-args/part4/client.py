#!/usr/bin/env python3
"""usage: client.py HOST PORT FILE"""
import socket
import sys

if len(sys.argv) != 4:
    print(__doc__)
    sys.exit(64)

host, port, filename = sys.argv[1], int(sys.argv[2]), sys.argv[3]

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(filename.encode(), (host, port))
with open(filename, "wb") as f:
    while True:
        block = sock.recv(2048)
        f.write(block)
        if len(block) < 2048:
            break
sock.close()
