import socket
import struct

NAME = b"Client of Amadeu Rijo"
n = int(input("Your integer (1 to 100): "))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(struct.pack("!i30s", n, NAME), ("127.0.0.1", 14830))
m, other = struct.unpack("!i30s", s.recv(100))
print(NAME.decode(), "has", n)
print(other.rstrip(b"\0").decode(), "has", m)
print("Sum:", n + m)
s.close()
