import os
import socket
import struct

PORT = 5006
BLOCK = 2048


def send_file(s, path, addr):
    with open(path, "rb") as f:
        while True:
            block = f.read(BLOCK)
            s.sendto(block, addr)
            if len(block) < BLOCK:
                return


s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("0.0.0.0", PORT))
while True:
    data, addr = s.recvfrom(1024)
    (n,) = struct.unpack("!H", data[:2])
    name = data[2:2 + n].decode()
    print("request:", name)
    if os.path.isfile(name):
        send_file(s, name, addr)
    else:
        print("no such file")
