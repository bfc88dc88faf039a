#!/usr/bin/env python3
"""usage: server.py PORT"""
import socket
import sys

NAME = "Server of Vera Noronha"
NUMBER = 26

if len(sys.argv) != 2:
    print(__doc__)
    sys.exit(64)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", int(sys.argv[1])))
print("listening on port", sys.argv[1])

while True:
    request, client = sock.recvfrom(2048)
    lines = request.decode("ascii").splitlines()
    number = int(lines[1])
    if number < 1 or number > 100:
        break
    print("client name   %s" % lines[0])
    print("client int    %d" % number)
    print("server name   %s" % NAME)
    print("server int    %d" % NUMBER)
    print("sum           %d" % (number + NUMBER))
    sock.sendto("{}\n{}".format(NAME, NUMBER).encode("ascii"), client)

sock.close()
print("server closed")
