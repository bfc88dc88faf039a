import socket
import random
import struct, zlib

NAME = "Server of Marta Quaresma"
def pack(name, n):
    body = struct.pack("!H", n & 0xffff) + name.encode()
    return body + struct.pack("!I", zlib.crc32(body))
def unpack(data):
    body, crc = data[:-4], data[-4:]
    if struct.pack("!I", zlib.crc32(body)) != crc:
        raise ValueError("damaged datagram")
    return body[2:].decode(), struct.unpack("!h", body[:2])[0]

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 15002))
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
