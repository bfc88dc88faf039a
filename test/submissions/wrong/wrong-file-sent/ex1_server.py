#!/usr/bin/env python3
import random
import socket
import struct

FORMAT = '!64si'
PORT = 15015


def pack(name, value):
    return struct.pack(FORMAT, name.encode('utf-8'), value)


def unpack(data):
    name, value = struct.unpack(FORMAT, data)
    return name.rstrip(b'\0').decode('utf-8'), value


if __name__ == '__main__':
    name = 'Server of Ursula Keller'

    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind(('0.0.0.0', PORT))
    while True:
        data, addr = udp.recvfrom(struct.calcsize(FORMAT))
        client, value = unpack(data)
        if value < 1 or value > 100:
            break
        mine = random.randrange(1, 101)
        udp.sendto(pack(name, mine), addr)
        print('client name  :', client)
        print('server name  :', name)
        print('client value :', value)
        print('server value :', mine)
        print('sum          :', value + mine)
    udp.close()
