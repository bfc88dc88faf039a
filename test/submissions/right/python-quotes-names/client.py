import sys
from socket import *
from urllib.parse import quote

name = sys.argv[1]
sock = socket(AF_INET, SOCK_DGRAM)
sock.sendto(quote(name).encode(), ("localhost", 23120))
with open("local-" + name, "wb") as f:
    while True:
        chunk, _ = sock.recvfrom(2048)
        f.write(chunk)
        if len(chunk) < 2048:
            break
sock.close()
print("written to local-" + name)
