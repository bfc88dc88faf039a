import socket
import struct, zlib

NAME = "Client of Marta Quaresma"
def pack(name, n):
    body = struct.pack("!H", n & 0xffff) + name.encode()
    return body + struct.pack("!I", zlib.crc32(body))
def unpack(data):
    body, crc = data[:-4], data[-4:]
    if struct.pack("!I", zlib.crc32(body)) != crc:
        raise ValueError("damaged datagram")
    return body[2:].decode(), struct.unpack("!h", body[:2])[0]

n = int(input("Enter an integer between 1 and 100: "))
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(pack(NAME, n), ("127.0.0.1", 15002))
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
