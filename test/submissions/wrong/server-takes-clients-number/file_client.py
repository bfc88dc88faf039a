import socket
import struct
import sys

HOST = "127.0.0.1"
PORT = 5006


def main():
    if len(sys.argv) < 2:
        print(f"Usage: {sys.argv[0]} <file>")
        return 1
    name = sys.argv[1]
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    # length of the name, then the name
    raw = name.encode()
    s.sendto(struct.pack("!H", len(raw)) + raw, (HOST, PORT))
    with open(name + ".received", "wb") as f:
        while True:
            block = s.recv(2048)
            f.write(block)
            if len(block) < 2048:
                break
    s.close()
    print("done")
    return 0


sys.exit(main())
