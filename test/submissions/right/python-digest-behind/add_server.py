import socket
import random
import hashlib

NAME = "Server of Nuno Sardinha"
def pack(name, n):
    body = f"{name}|{n}"
    return (body + "|" + hashlib.md5(body.encode()).hexdigest()).encode()
def unpack(data):
    name, n, digest = data.decode().split("|")
    if hashlib.md5(f"{name}|{n}".encode()).hexdigest() != digest:
        raise ValueError("bad digest")
    return name, int(n)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 15011))
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
