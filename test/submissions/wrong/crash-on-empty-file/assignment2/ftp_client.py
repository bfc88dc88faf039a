from __future__ import annotations

import socket
import sys
from pathlib import Path

SERVER = ("127.0.0.1", 6789)
CHUNK_SIZE = 2048


def download(filename: str, destination: Path) -> int:
    size = 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.sendto(filename.encode(), SERVER)
        with destination.open("wb") as output:
            last = False
            while not last:
                chunk = sock.recv(CHUNK_SIZE)
                size += output.write(chunk)
                last = len(chunk) < CHUNK_SIZE
    return size


def main() -> int:
    if len(sys.argv) != 2:
        print(f"usage: {sys.argv[0]} FILE", file=sys.stderr)
        return 2
    filename = sys.argv[1]
    size = download(filename, Path(Path(filename).name))
    print(f"received {size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
