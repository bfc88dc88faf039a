#!/usr/bin/env python3
import sys
from pathlib import Path
from socket import socket, AF_INET, SOCK_DGRAM

SIZE = 2048
name = sys.argv[1]
with socket(AF_INET, SOCK_DGRAM) as sock, Path("local_" + Path(name).name).open("wb") as out:
    sock.sendto(f"GET {name}\n".encode(), ("localhost", 9001))
    while True:
        chunk = sock.recv(SIZE)
        out.write(chunk)
        if len(chunk) < SIZE:
            break
