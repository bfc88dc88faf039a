import socket
import random
import struct, time

NAME = "Server of Ines Valadim"
def pack(name, n):
    return struct.pack("!di32s", time.time(), n, name.encode())
def unpack(data):
    when, n, name = struct.unpack("!di32s", data)
    if abs(time.time() - when) > 60:
        raise ValueError("too old")
    return name.rstrip(b"\0").decode(), n

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 15012))
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
