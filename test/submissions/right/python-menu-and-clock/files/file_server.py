import os
import socket

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "server_files")

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("127.0.0.1", 23231))
print("Serving", os.listdir(FOLDER))
while True:
    name, client = sock.recvfrom(2048)
    path = os.path.join(FOLDER, name.decode())
    if not os.path.isfile(path):
        print("not found:", path)
        continue
    with open(path, "rb") as file:
        content = file.read()
    for start in range(0, len(content) + 1, 2048):
        sock.sendto(content[start : start + 2048], client)
