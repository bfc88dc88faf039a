from __future__ import annotations

import json
import socket

HOST, PORT = "0.0.0.0", 12000
BUFFER = 1024
SERVER_NAME = "Server of Nuno Esteves"
SERVER_NUMBER = 58


def in_range(n: int) -> bool:
    return 1 <= n <= 100


def show(client_name: str, client_number: int) -> None:
    print(f"client: {client_name}")
    print(f"server: {SERVER_NAME}")
    print(f"client int: {client_number}")
    print(f"server int: {SERVER_NUMBER}")
    print(f"sum: {client_number + SERVER_NUMBER}", flush=True)


def main() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((HOST, PORT))
        while True:
            data, address = sock.recvfrom(BUFFER)
            message = json.loads(data)
            name, number = message.get("name"), message.get("number")
            if not in_range(number):
                break
            show(name, number)
            reply = {"name": SERVER_NAME, "number": SERVER_NUMBER}
            sock.sendto(json.dumps(reply).encode(), address)


if __name__ == "__main__":
    main()
