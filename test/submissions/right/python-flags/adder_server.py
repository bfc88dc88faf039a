"""Server of the adder."""
import argparse
import random
import socket


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-p", "--port", type=int, required=True)
    parser.add_argument("--name", default="Server of Nuno Sequeira")
    args = parser.parse_args()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("", args.port))
        while True:
            message, client = sock.recvfrom(2048)
            name, _, number = message.decode().rpartition(":")
            number = int(number)
            if not 1 <= number <= 100:
                break
            own = random.randint(1, 100)
            print(f"Client name: {name}")
            print(f"Server name: {args.name}")
            print(f"Client integer: {number}")
            print(f"Server integer: {own}")
            print(f"Sum: {number + own}")
            sock.sendto(f"{args.name}:{own}".encode(), client)


if __name__ == "__main__":
    main()
