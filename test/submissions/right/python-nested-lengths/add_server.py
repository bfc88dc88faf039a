import socket
import random


NAME = "Server of Rui Contreiras"
def ns(text):
    raw = text.encode()
    return b"%d:%s," % (len(raw), raw)
def pack(name, n):
    inner = ns(str(n)) + ns(name)
    return ns(inner.decode())
def cut(data):
    size, rest = data.split(b":", 1)
    size = int(size)
    assert rest[size:size + 1] == b","
    return rest[:size], rest[size + 1:]
def unpack(data):
    inner, _ = cut(data)
    n, inner = cut(inner)
    name, _ = cut(inner)
    return name.decode(), int(n)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 15013))
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
