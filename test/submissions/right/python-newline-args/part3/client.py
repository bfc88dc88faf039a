#!/usr/bin/env python3
"""usage: client.py HOST PORT"""
import socket
import sys

NAME = "Client of Vera Noronha"

if len(sys.argv) != 3:
    print(__doc__)
    sys.exit(64)

host = sys.argv[1]
port = int(sys.argv[2])

number = 0
try:
    number = int(input("integer: "))
except ValueError:
    print("not an integer")
    sys.exit(1)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto("{}\n{}".format(NAME, number).encode("ascii"), (host, port))
reply = sock.recv(2048).decode("ascii").splitlines()
sock.close()

print("client name   %s" % NAME)
print("client int    %d" % number)
print("server name   %s" % reply[0])
print("server int    %d" % int(reply[1]))
print("sum           %d" % (number + int(reply[1])))
