import os
import socket


def chunk_of(name):
    with open(name, "rb") as file:
        return file.read(2048)


sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 12400))
print("File server is ready")

while True:
    request, client = sock.recvfrom(1024)
    name = request.decode()
    if not os.path.isfile(name):
        print("There is no file", name)
        continue
    size = 2048
    while size == 2048:
        size = sock.sendto(chunk_of(name), client)
    print("Sent", name)
