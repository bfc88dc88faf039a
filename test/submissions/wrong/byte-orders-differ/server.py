import random
import socket
import struct

NAME = b"Server of Amadeu Rijo"
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 14830))
while True:
    data, client = s.recvfrom(100)
    n, other = struct.unpack("<i30s", data)
    if n < 1 or n > 100:
        break
    m = random.randint(1, 100)
    print(other.rstrip(b"\0").decode(), "has", n)
    print(NAME.decode(), "has", m)
    print("Sum:", n + m)
    s.sendto(struct.pack("<i30s", m, NAME), client)
s.close()
