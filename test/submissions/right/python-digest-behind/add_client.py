import socket
import hashlib

NAME = "Client of Nuno Sardinha"
def pack(name, n):
    body = f"{name}|{n}"
    return (body + "|" + hashlib.md5(body.encode()).hexdigest()).encode()
def unpack(data):
    name, n, digest = data.decode().split("|")
    if hashlib.md5(f"{name}|{n}".encode()).hexdigest() != digest:
        raise ValueError("bad digest")
    return name, int(n)

n = int(input("Enter an integer between 1 and 100: "))
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(pack(NAME, n), ("127.0.0.1", 15011))
if not 1 <= n <= 100:
    raise SystemExit

server, m = unpack(sock.recv(4096))
print("Client name:", NAME)
print("Server name:", server)
print("Client integer:", n)
print("Server integer:", m)
print("Sum:", n + m)
sock.close()
