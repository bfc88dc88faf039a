import socket
import sys

PORT = 8081

family, kind, _, _, address = socket.getaddrinfo("localhost", PORT, type=socket.SOCK_DGRAM)[0]
sock = socket.socket(family, kind)
sock.sendto(sys.argv[1].encode(), address)
with open("got_" + sys.argv[1], "wb") as f:
    while True:
        chunk = sock.recv(2048)
        f.write(chunk)
        if len(chunk) != 2048:
            break
sock.close()
