import socket


NAME = "Client of Rui Contreiras"
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

n = int(input("Enter an integer between 1 and 100: "))
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(pack(NAME, n), ("127.0.0.1", 15013))
if not 1 <= n <= 100:
    raise SystemExit

server, m = unpack(sock.recv(4096))
print("Client name:", NAME)
print("Server name:", server)
print("Client integer:", n)
print("Server integer:", m)
print("Sum:", n + m)
sock.close()
