#!/usr/bin/env python3
import socket
import struct

FORMAT = '!64si'
SERVER = ('127.0.0.1', 4321)


def pack(name, value):
    return struct.pack(FORMAT, name.encode('utf-8'), value)


def unpack(data):
    name, value = struct.unpack(FORMAT, data)
    return name.rstrip(b'\0').decode('utf-8'), value


if __name__ == '__main__':
    name = 'Client of Karin Weiss'
    choices = list(range(1, 102))
    value = int(input('integer (1 to 100) > '))

    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.sendto(pack(name, choices[value]), SERVER)
    data, _ = udp.recvfrom(struct.calcsize(FORMAT))
    udp.close()

    peer, peer_value = unpack(data)
    print('client name  :', name)
    print('server name  :', peer)
    print('client value :', value)
    print('server value :', peer_value)
    print('sum          :', value + peer_value)
