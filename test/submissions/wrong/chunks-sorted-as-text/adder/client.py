import socket
import sys

SEPARATOR = "|"


def talk(address, name, number):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.sendto(SEPARATOR.join([name, str(number)]).encode(), address)
        answer = s.recvfrom(1024)[0].decode()
    server_name, server_number = answer.split(SEPARATOR)
    return server_name, int(server_number)


def main(argv):
    address = ("localhost", int(argv[1]) if len(argv) > 1 else 5005)
    name = "Client of Joana Magalhães"
    number = int(input("Give me a number between 1 and 100: "))

    server_name, server_number = talk(address, name, number)

    print(f"{name}: {number}")
    print(f"{server_name}: {server_number}")
    print(f"{number} + {server_number} = {number + server_number}")


if __name__ == "__main__":
    main(sys.argv)
