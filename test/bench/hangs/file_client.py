import socket
import sys

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(sys.argv[1].encode(), ("127.0.0.1", 12001))
with open("received_" + sys.argv[1], "wb") as out:
    while True:
        out.write(sock.recvfrom(2048)[0])
        out.flush()
