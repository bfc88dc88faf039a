"""Server of the adder."""
import argparse
import socket

NAME = "Server of Karin Weiss"


def parse(data):
    words = data.decode("utf-8").split()
    return " ".join(words[:-1]), int(words[-1])


def serve(sock):
    my_number = 37
    while True:
        data, addr = sock.recvfrom(1024)
        client_name, number = parse(data)
        if not 1 <= number <= 100:
            print("Got an out of range number, stopping.")
            return
        print(f"Client:         {client_name}")
        print(f"Server:         {NAME}")
        print(f"Client number:  {number}")
        print(f"Server number:  {my_number}")
        print(f"Sum:            {number + my_number}")
        sock.sendto(f"{NAME} {my_number}".encode("utf-8"), addr)


def main():
    parser = argparse.ArgumentParser(description="Adder server")
    parser.add_argument("--port", type=int, default=21567)
    args = parser.parse_args()

    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("0.0.0.0", args.port))
    try:
        serve(sock)
    finally:
        sock.close()


if __name__ == "__main__":
    main()
