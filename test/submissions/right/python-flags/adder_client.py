"""Client of the adder."""
import argparse
import logging
import socket

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")


def parse_args():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True, help="where the server is")
    parser.add_argument("--port", type=int, required=True, help="its port")
    parser.add_argument("--name", default="Client of Nuno Sequeira")
    return parser.parse_args()


def main():
    args = parse_args()
    number = int(input("Integer between 1 and 100: "))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.sendto(f"{args.name}:{number}".encode(), (args.host, args.port))
        logging.info("sent to %s:%d", args.host, args.port)
        if not 1 <= number <= 100:
            return
        server_name, _, server_number = sock.recv(2048).decode().rpartition(":")
    print(f"Client name: {args.name}")
    print(f"Server name: {server_name}")
    print(f"Client integer: {number}")
    print(f"Server integer: {server_number}")
    print(f"Sum: {number + int(server_number)}")


if __name__ == "__main__":
    main()
