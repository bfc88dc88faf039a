import os
import socket
import sys

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "client_files")
os.makedirs(FOLDER, exist_ok=True)

name = sys.argv[1]
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.sendto(name.encode(), ("127.0.0.1", 23231))
    partial = os.path.join(FOLDER, name + ".part")
    with open(partial, "wb") as file:
        while True:
            chunk = sock.recv(2048)
            file.write(chunk)
            print("\r" + "#" * (file.tell() // 2048), end="", flush=True)
            if len(chunk) < 2048:
                break
os.replace(partial, os.path.join(FOLDER, name))
print("\nsaved")
