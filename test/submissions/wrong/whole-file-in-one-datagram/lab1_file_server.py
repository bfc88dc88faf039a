import os
import socket as sk

PORT = 8080

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
    with open(filename, "rb") as f:
        sock.sendto(f.read(), client)
    print(filename, size, "bytes")
