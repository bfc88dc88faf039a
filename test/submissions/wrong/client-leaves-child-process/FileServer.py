import os
import socket

SERVER_PORT = 15433

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(("0.0.0.0", SERVER_PORT))

while True:
    data, addr = sock.recvfrom(1024)
    parts = data.decode().split(" ", 1)
    if len(parts) != 2 or parts[0] != "GET":
        print("bad request")
        continue
    filename = parts[1]
    if not os.path.exists(filename):
        print(filename + " not found")
        sock.sendto(b"", addr)
        continue
    f = open(filename, "rb")
    data = f.read(2048)
    sock.sendto(data, addr)
    while len(data) == 2048:
        data = f.read(2048)
        sock.sendto(data, addr)
    f.close()
    print(filename + " sent")
