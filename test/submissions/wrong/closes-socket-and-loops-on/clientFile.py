import socket
import sys

if len(sys.argv) < 4:
    print("Usage: python clientFile.py <host> <port> <file>")
    sys.exit()

host = sys.argv[1]
port = int(sys.argv[2])
name = sys.argv[3]

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(bytes(name, "utf-8"), (host, port))

newFile = open("new_" + name, "wb")
finished = False
while not finished:
    block = sock.recv(2048)
    newFile.write(block)
    if len(block) < 2048:
        finished = True
newFile.close()

print("The file was received")
sock.close()
