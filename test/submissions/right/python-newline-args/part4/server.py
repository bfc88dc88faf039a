#!/usr/bin/env python3
"""usage: server.py PORT"""
import socket
import sys

if len(sys.argv) != 2:
    print(__doc__)
    sys.exit(64)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", int(sys.argv[1])))

while True:
    request, client = sock.recvfrom(2048)
    filename = request.decode()
    try:
        f = open(filename, "rb")
    except OSError as e:
        print(e)
        continue
    with f:
        while True:
            block = f.read(2048)
            sock.sendto(block, client)
            if len(block) < 2048:
                break
    print("sent", filename)
