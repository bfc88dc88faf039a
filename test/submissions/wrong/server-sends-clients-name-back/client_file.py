#!/usr/bin/env python3
import os
import socket
import sys

HOST = "localhost"
PORT = 9998
CHUNK_SIZE = 2048


def receive(sock, path):
    with open(path, "wb") as f:
        while True:
            chunk, _ = sock.recvfrom(CHUNK_SIZE + 100)
            f.write(chunk)
            if len(chunk) < CHUNK_SIZE:
                break


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} FILE")
    wanted = sys.argv[1]
    target = "copy_of_" + os.path.basename(wanted)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.sendto(wanted.encode("utf-8"), (HOST, PORT))
        receive(sock, target)
    print(f"{wanted} saved as {target} ({os.path.getsize(target)} bytes)")
