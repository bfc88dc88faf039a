import socket
import struct, time

NAME = "Client of Ines Valadim"
def pack(name, n):
    return struct.pack("!di32s", time.time(), n, name.encode())
def unpack(data):
    when, n, name = struct.unpack("!di32s", data)
    if abs(time.time() - when) > 60:
        raise ValueError("too old")
    return name.rstrip(b"\0").decode(), n

n = int(input("Enter an integer between 1 and 100: "))
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(pack(NAME, n), ("127.0.0.1", 15012))
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
