import os
import socket
import sys

HOST, PORT = "localhost", 8081
CHUNK = 2048
FOLDER = "received"

if len(sys.argv) != 2:
    print("usage: lab1_file_client.py FILE")
    sys.exit(2)

name = sys.argv[1]
os.makedirs(FOLDER, exist_ok=True)

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
try:
    s.sendto(name.encode(), (HOST, PORT))
    with open(os.path.join(FOLDER, os.path.basename(name)), "wb") as f:
        chunk = s.recv(CHUNK)
        while len(chunk) == CHUNK:
            f.write(chunk)
            chunk = s.recv(CHUNK)
        f.write(chunk)
finally:
    s.close()
