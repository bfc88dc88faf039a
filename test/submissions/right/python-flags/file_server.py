"""Sends files."""
import argparse
import pathlib
import socket

CHUNK = 2048


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--directory", "-d", type=pathlib.Path, default=pathlib.Path("."))
    parser.add_argument("-p", "--port", type=int, required=True)
    args = parser.parse_args()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("", args.port))
        while True:
            name, client = sock.recvfrom(1024)
            path = args.directory / name.decode()
            if not path.is_file():
                print("no such file:", path)
                continue
            with path.open("rb") as file:
                while True:
                    chunk = file.read(CHUNK)
                    sock.sendto(chunk, client)
                    if len(chunk) < CHUNK:
                        break


if __name__ == "__main__":
    main()
