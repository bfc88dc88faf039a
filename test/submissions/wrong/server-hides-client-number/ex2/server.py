#!/usr/bin/env python3
import os
import socket

PORT = 20001
CHUNK = 2048

if __name__ == '__main__':
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind(('0.0.0.0', PORT))
    while True:
        request, addr = udp.recvfrom(1024)
        path = request.rstrip(b'\0').decode('utf-8')
        if not os.path.isfile(path):
            print('not found:', path)
            continue
        size = os.path.getsize(path)
        blocks = size // CHUNK + 1
        with open(path, 'rb') as src:
            for i in range(blocks):
                udp.sendto(src.read(CHUNK), addr)
        print('sent', path)
