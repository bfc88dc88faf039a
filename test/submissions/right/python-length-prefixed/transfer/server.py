#!/usr/bin/env python3
from pathlib import Path
from socket import socket, AF_INET, SOCK_DGRAM

SIZE = 2048
with socket(AF_INET, SOCK_DGRAM) as sock:
    sock.bind(("", 9001))
    while True:
        request, who = sock.recvfrom(4096)
        words = request.decode().strip().split(" ", 1)
        if len(words) != 2 or words[0] != "GET":
            print("bad request", request)
            continue
        try:
            content = Path(words[1]).read_bytes()
        except OSError as e:
            print(e)
            continue
        for start in range(0, len(content) + 1, SIZE):
            sock.sendto(content[start:start + SIZE], who)
