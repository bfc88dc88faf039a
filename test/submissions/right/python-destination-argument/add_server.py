from socket import *
import sys

if len(sys.argv) != 2:
    print("Usage: add_server.py port")
    sys.exit(-1)

name = "Server of Eva Torres"
number = 55
sock = socket(AF_INET, SOCK_DGRAM)
sock.bind(("", int(sys.argv[1])))
while True:
    request, client = sock.recvfrom(1000)
    if request[0] < 1 or request[0] > 100:
        break
    print("My name is", name, "and the client is", request[1:].decode())
    print("My number is", number, "and the client has", request[0])
    print("They add up to", number + request[0])
    sock.sendto(bytes([number]) + name.encode(), client)
sock.close()
