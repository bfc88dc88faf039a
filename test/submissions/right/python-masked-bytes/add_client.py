import socket


NAME = "Client of Marta Quaresma"
KEY = b"redes2026"
def mask(data):
    return bytes(b ^ KEY[i % len(KEY)] for i, b in enumerate(data))
def pack(name, n):
    return mask(f"{name},{n}".encode())
def unpack(data):
    name, n = mask(data).decode().split(",")
    return name, int(n)

n = int(input("Enter an integer between 1 and 100: "))
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(pack(NAME, n), ("127.0.0.1", 15008))
if not 1 <= n <= 100:
    sock.close()
    raise SystemExit(0)

server, m = unpack(sock.recv(4096))
print("Client name:", NAME)
print("Server name:", server)
print("Client integer:", n)
print("Server integer:", m)
print("Sum:", n + m)
sock.close()
