import sys
import socket

name = sys.argv[1]
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(name.encode(), ("localhost", 12400))

with open("copy of " + name, "wb") as file:
    while True:
        chunk, _ = sock.recvfrom(2048)
        file.write(chunk.rstrip(b"\0"))
        if len(chunk) < 2048:
            break
sock.close()
print("Received", name)
