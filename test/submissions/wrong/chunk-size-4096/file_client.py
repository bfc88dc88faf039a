import socket
import sys

SERVER = ("localhost", 30001)
CHUNK = 2048


def main():
    filename = sys.argv[1]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.sendto(filename.encode(), SERVER)
        with open("out_" + filename, "wb") as out:
            for data in iter(lambda: sock.recv(CHUNK), b""):
                out.write(data)
                if len(data) < CHUNK:
                    break


if __name__ == "__main__":
    main()
