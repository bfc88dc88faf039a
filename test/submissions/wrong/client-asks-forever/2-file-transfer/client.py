"""Fetches a file from the file server."""
import argparse
import os
import socket

CHUNK = 2048


def fetch(host, port, name, target):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.sendto(name.encode("utf-8"), (host, port))
    total = 0
    with open(target, "wb") as out:
        while True:
            block, _ = sock.recvfrom(CHUNK)
            out.write(block)
            total += len(block)
            if len(block) < CHUNK:
                break
    sock.close()
    return total


def main():
    parser = argparse.ArgumentParser(description="UDP file client")
    parser.add_argument("filename")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=4001)
    args = parser.parse_args()

    target = "copy_of_" + os.path.basename(args.filename)
    total = fetch(args.host, args.port, args.filename, target)
    print(f"{total} bytes written to {target}")


if __name__ == "__main__":
    main()
