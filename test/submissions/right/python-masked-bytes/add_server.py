import socket
import random


NAME = "Server of Marta Quaresma"
KEY = b"redes2026"
def mask(data):
    return bytes(b ^ KEY[i % len(KEY)] for i, b in enumerate(data))
def pack(name, n):
    return mask(f"{name},{n}".encode())
def unpack(data):
    name, n = mask(data).decode().split(",")
    return name, int(n)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 15008))
while True:
    data, who = sock.recvfrom(4096)
    client, n = unpack(data)
    if n < 1 or n > 100:
        break
    m = random.randint(1, 100)
    print("Client name:", client)
    print("Server name:", NAME)
    print("Client integer:", n)
    print("Server integer:", m)
    print("Sum:", n + m, flush=True)
    sock.sendto(pack(NAME, m), who)
sock.close()
