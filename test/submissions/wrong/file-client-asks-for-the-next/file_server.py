import os
import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 12400))
print("File server is ready")

while True:
    request, client = sock.recvfrom(1024)
    name = request.decode()
    if not os.path.isfile(name):
        print("There is no file", name)
        continue
    with open(name, "rb") as file:
        while True:
            chunk = file.read(2048)
            sock.sendto(chunk, client)
            if len(chunk) < 2048:
                break
    print("Sent", name)
