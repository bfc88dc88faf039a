#!/usr/bin/env python3
from socket import socket, AF_INET, SOCK_DGRAM
from struct import pack, unpack, calcsize

NAME = "Server of Inês Sá"
VALUE = 77


def encode(name, value):
    raw = name.encode("utf8")
    return pack("!B", len(raw)) + raw + pack("!h", value)


def decode(data):
    n = data[0]
    name = data[1:1 + n].decode("utf8")
    value, = unpack("!h", data[1 + n:1 + n + calcsize("!h")])
    return name, value


with socket(AF_INET, SOCK_DGRAM) as sock:
    sock.bind(("", 9000))
    while True:
        data, who = sock.recvfrom(512)
        name, value = decode(data)
        if not 1 <= value <= 100:
            break
        print(name, "/", NAME)
        print(value, "+", VALUE, "=", value + VALUE, flush=True)
        sock.sendto(encode(NAME, VALUE), who)
