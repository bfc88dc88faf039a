import socket
import sys

SEPARATOR = "|"


def serve(s, name, number):
    while True:
        message, client = s.recvfrom(1024)
        client_name, client_number = message.decode().split(SEPARATOR)
        client_number = int(client_number)
        if client_number > 100 or client_number < 1:
            print("Number out of range")
            return

        print(f"{client_name}: {client_number}")
        print(f"{name}: {number}")
        print(f"{client_number} + {number} = {client_number + number}")
        s.sendto(SEPARATOR.join([name, str(number)]).encode(), client)


def main(argv):
    port = int(argv[1]) if len(argv) > 1 else 2023
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.bind(("", port))
        print("Adder server started")
        serve(s, "Server of Filipe Saraiva", 21)
    print("Adder server finished")


if __name__ == "__main__":
    main(sys.argv)
