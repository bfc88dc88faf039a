#!/usr/bin/env python3
import socket
import sys

SERVER = ('127.0.0.1', 20001)
CHUNK = 2048

if __name__ == '__main__':
    if len(sys.argv) not in (2, 3):
        sys.exit('usage: client.py file [saved as]')
    wanted = sys.argv[1]
    saved = sys.argv[2] if len(sys.argv) == 3 else 'download.bin'

    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.sendto(wanted.encode('utf-8') + b'\0', SERVER)

    out = open(saved, 'wb')
    done = False
    while not done:
        chunk, _ = udp.recvfrom(CHUNK)
        out.write(chunk)
        done = len(chunk) != CHUNK
    out.close()
    udp.close()
    print('saved as', saved)
