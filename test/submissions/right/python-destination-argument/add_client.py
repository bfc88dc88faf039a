from socket import *
import sys

if len(sys.argv) != 2:
    print("Usage: add_client.py host:port")
    sys.exit(-1)

host, port = sys.argv[1].split(":")
name = "Client of Eva Torres"
number = int(input("number: "))
sock = socket(AF_INET, SOCK_DGRAM)
sock.sendto(bytes([number % 256]) + name.encode(), (host, int(port)))
if 1 <= number <= 100:
    reply = sock.recv(1000)
    print("My name is", name, "and the server is", reply[1:].decode())
    print("My number is", number, "and the server has", reply[0])
    print("They add up to", number + reply[0])
sock.close()
