import socket
import sys

SERVER = ("127.0.0.1", 13579)
BLOCK = 2048


def main():
    if len(sys.argv) < 2:
        print("python client.py <file>")
        return

    name = sys.argv[1]
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.sendto(name.encode(), SERVER)

    blocks = 0
    with open(name, "wb") as out:
        size = BLOCK
        while size == BLOCK:
            data, _ = s.recvfrom(BLOCK)
            out.write(data)
            size = len(data)
            blocks += 1

    s.close()
    print(name, "received in", blocks, "block(s)")


main()
