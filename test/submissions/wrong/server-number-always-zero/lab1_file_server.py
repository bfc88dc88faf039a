import os
import socket as sk

PORT = 2023
N = 2048

sock = sk.socket(sk.AF_INET, sk.SOCK_DGRAM)
sock.bind(("", PORT))
print("== File server ==")

while True:
    data, client = sock.recvfrom(1024)
    filename = data.decode()
    if not os.path.exists(filename):
        print("unknown file", filename)
        continue

    size = os.path.getsize(filename)
    left = size
    with open(filename, "rb") as f:
        while left >= 0:
            sock.sendto(f.read(N), client)
            left = left - N
    print(filename, size, "bytes")
