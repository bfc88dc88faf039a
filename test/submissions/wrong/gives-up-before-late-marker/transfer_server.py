"""Sends files in blocks of 2048 bytes."""
import argparse
import socket

CHUNK = 2048


def send_file(sock, name, addr):
    with open(name, "rb") as source:
        block = source.read(CHUNK)
        while len(block) == CHUNK:
            sock.sendto(block, addr)
            block = source.read(CHUNK)
        sock.sendto(block, addr)


def main():
    parser = argparse.ArgumentParser(description="UDP file server")
    parser.add_argument("--port", type=int, default=21567)
    args = parser.parse_args()

    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("0.0.0.0", args.port))
    while True:
        request, addr = sock.recvfrom(1024)
        name = request.decode("utf-8")
        try:
            send_file(sock, name, addr)
        except FileNotFoundError:
            print(f"{name}: not found")
        else:
            print(f"{name}: sent to {addr[0]}")


if __name__ == "__main__":
    main()
