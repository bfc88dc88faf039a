import os
import socket

BLOCK = 2048


def send_file(s, name, client):
    with open(name, "rb") as f:
        while True:
            data = f.read(BLOCK)
            s.sendto(data, client)
            if len(data) < BLOCK:
                return


def main():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("", 13579))
    while True:
        data, client = s.recvfrom(1024)
        name = data.decode()
        if not os.path.isfile(name):
            print("there is no file", name)
            continue
        print("sending", name)
        send_file(s, name, client)


main()
