import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 12001))
while True:
    name, client = sock.recvfrom(2048)
    with open(name.decode(), "rb") as file:
        while chunk := file.read(2048):
            sock.sendto(chunk, client)
