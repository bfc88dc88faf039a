import random
import socket
import struct

PORT = 5115
FORMAT = "!64si"          # name (64 chars) + integer
NAME = "Server of Lia Nogueira"


def main():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("0.0.0.0", PORT))
    print(f"Listening on {PORT}")
    while True:
        data, addr = s.recvfrom(1024)
        if len(data) != struct.calcsize(FORMAT):
            print("strange datagram from", addr)
            continue
        name, number = struct.unpack(FORMAT, data)
        name = name.decode("utf-8").rstrip("\x00")
        if number < 1 or number > 100:
            break
        mine = number
        print(f"Client: {name}")
        print(f"Server: {NAME}")
        print(f"{number} + {mine} = {number + mine}")
        s.sendto(struct.pack(FORMAT, NAME.encode("utf-8"), mine), addr)
    s.close()


if __name__ == "__main__":
    main()
