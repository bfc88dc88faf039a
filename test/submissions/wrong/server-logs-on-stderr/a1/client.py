from __future__ import annotations

import json
import socket
from dataclasses import asdict, dataclass

SERVER = ("127.0.0.1", 20001)
BUFFER = 1024


@dataclass
class Message:
    name: str
    number: int

    def encode(self) -> bytes:
        return json.dumps(asdict(self)).encode()


def read_number() -> int:
    number = int(input("Enter an integer between 1 and 100: "))
    return number


def main() -> None:
    mine = Message("Client of Lara Benoit", read_number())
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.sendto(mine.encode(), SERVER)
        data, _ = sock.recvfrom(BUFFER)
    reply = json.loads(data)
    server_name = reply.get("name")
    server_number = reply.get("number")

    print(f"client: {mine.name}")
    print(f"server: {server_name}")
    print(f"client int: {mine.number}")
    print(f"server int: {server_number}")
    print(f"sum: {mine.number + server_number}")


if __name__ == "__main__":
    main()
