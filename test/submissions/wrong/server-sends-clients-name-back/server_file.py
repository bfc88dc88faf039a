#!/usr/bin/env python3
import socket
import time

HOST = "localhost"
PORT = 9998
CHUNK_SIZE = 2048

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.bind((HOST, PORT))
    print(f"File server on {HOST}:{PORT}")
    while True:
        data, addr = sock.recvfrom(1024)
        name = data.decode("utf-8")
        try:
            with open(name, "rb") as f:
                while True:
                    chunk = f.read(CHUNK_SIZE)
                    sock.sendto(chunk, addr)
                    if len(chunk) < CHUNK_SIZE:
                        break
                    time.sleep(0.002)  # give the client time to write
            print("sent", name)
        except OSError as e:
            print("error:", e)
