import socket
import sys

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(sys.argv[1].encode(), ("127.0.0.1", 4446))
received = b""
while True:
    part = sock.recv(2048)
    received += part
    if len(part) < 2048:
        break
sock.close()
with open("file_" + sys.argv[1], "wb") as file:
    file.write(received)
print(len(received), "bytes")
