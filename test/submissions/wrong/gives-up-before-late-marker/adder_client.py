"""Client of the adder."""
import argparse
import socket

NAME = "Client of Petra Novak"


def ask_number():
    while True:
        text = input("Number (1-100)? ")
        try:
            return int(text)
        except ValueError:
            print("That is not an integer.")


def exchange(host, port, number):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.sendto(f"{NAME} {number}".encode("utf-8"), (host, port))
        data, _ = sock.recvfrom(1024)
    finally:
        sock.close()
    words = data.decode("utf-8").split()
    return " ".join(words[:-1]), int(words[-1])


def main():
    parser = argparse.ArgumentParser(description="Sends a number to the adder server")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=6000)
    args = parser.parse_args()

    number = ask_number()
    server_name, server_number = exchange(args.host, args.port, number)
    print(f"I am:           {NAME}")
    print(f"Answered by:    {server_name}")
    print(f"My number:      {number}")
    print(f"Their number:   {server_number}")
    print(f"Sum:            {number + server_number}")


if __name__ == "__main__":
    main()
