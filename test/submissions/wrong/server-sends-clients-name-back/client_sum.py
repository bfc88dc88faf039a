#!/usr/bin/env python3
import json
import socket
import sys

HOST = "localhost"
PORT = 9797

me = "Client of Telmo Vidal"

try:
    value = int(input("Please type an integer (1..100) > "))
except ValueError:
    sys.exit("That is not an integer")

if value not in range(1, 101):
    sys.exit("The integer has to be between 1 and 100")

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    request = {"name": me, "number": value}
    sock.sendto(json.dumps(request).encode("utf-8"), (HOST, PORT))
    data, addr = sock.recvfrom(4096)

reply = json.loads(data.decode("utf-8"))

print("client name   =", me)
print("server name   =", reply["name"])
print("client number =", value)
print("server number =", reply["number"])
print("sum           =", value + reply["number"])
