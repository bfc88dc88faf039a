import socket
import sys

SERVER_IP = "127.0.0.1"
SERVER_PORT = 15433

filename = sys.argv[1]

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(("GET " + filename).encode(), (SERVER_IP, SERVER_PORT))

f = open(filename, "wb")
while True:
    data, addr = sock.recvfrom(2048)
    f.write(data)
    if len(data) != 2048:
        break
f.close()
sock.close()
print("done")
