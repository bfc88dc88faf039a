import sys
from socket import *
from urllib.parse import quote

name = sys.argv[1]
sock = socket(AF_INET, SOCK_DGRAM)
sock.sendto(quote(name).encode(), ("localhost", 23110))
with open("copy_" + name, "wb") as f:
    while True:
        chunk, _ = sock.recvfrom(2048)
        f.write(chunk)
        if len(chunk) < 2048:
            break
sock.close()
print("saved copy_" + name)
