from __future__ import annotations

import socket
from pathlib import Path
from typing import Iterator

HOST, PORT = "0.0.0.0", 8888
CHUNK_SIZE = 2048


def chunks(path: Path) -> Iterator[bytes]:
    data = path.read_bytes()
    for start in range(0, len(data) + 1, CHUNK_SIZE):
        yield data[start:start + CHUNK_SIZE]


def main() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((HOST, PORT))
        while True:
            request, client = sock.recvfrom(1024)
            path = Path(request.decode().strip())
            if not path.is_file():
                print(f"no such file: {path}", flush=True)
                continue
            for chunk in chunks(path):
                sock.sendto(chunk, client)
            print(f"sent {path}", flush=True)


if __name__ == "__main__":
    main()
