#!/usr/bin/env python3
from socket import socket, AF_INET, SOCK_DGRAM
from struct import pack, unpack, calcsize

NAME = "Client of Inês Sá"


def encode(name, value):
    raw = name.encode("utf8")
    return pack("!B", len(raw)) + raw + pack("!h", value)


def decode(data):
    n = data[0]
    name = data[1:1 + n].decode("utf8")
    value, = unpack("!h", data[1 + n:1 + n + calcsize("!h")])
    return name, value


value = int(input("number? "))
with socket(AF_INET, SOCK_DGRAM) as sock:
    sock.sendto(encode(NAME, value), ("localhost", 9000))
    if 1 <= value <= 100:
        name, other = decode(sock.recv(512))
        print(NAME, "/", name)
        print(value, "+", other, "=", value + other)
