from __future__ import annotations

import json
import logging
import socket

HOST, PORT = "0.0.0.0", 20001
BUFFER = 1024
SERVER_NAME = "Server of Lara Benoit"
SERVER_NUMBER = 58

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")


def in_range(n: int) -> bool:
    return 1 <= n <= 100


def show(client_name: str, client_number: int) -> None:
    logging.info("client: %s", client_name)
    logging.info("server: %s", SERVER_NAME)
    logging.info("client int: %d", client_number)
    logging.info("server int: %d", SERVER_NUMBER)
    logging.info("sum: %d", client_number + SERVER_NUMBER)


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
