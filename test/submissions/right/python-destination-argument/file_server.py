from socket import *
import sys

if len(sys.argv) != 2:
    print("Usage: file_server.py port")
    sys.exit(-1)

sock = socket(AF_INET, SOCK_DGRAM)
sock.bind(("", int(sys.argv[1])))
while True:
    name, client = sock.recvfrom(1000)
    with open(name.decode(), "rb") as f:
        chunk = f.read(2048)
        while chunk:
            sock.sendto(chunk, client)
            last = len(chunk)
            chunk = f.read(2048)
        if f.tell() % 2048 == 0:
            sock.sendto(b"", client)
