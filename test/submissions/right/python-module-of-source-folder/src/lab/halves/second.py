from random import randint

from lab.wire import PORT, decode, encode, open_socket

NAME = "Server of Lia Sousa"


def main():
    with open_socket() as sock:
        sock.bind(("127.0.0.1", PORT))
        while True:
            data, sender = sock.recvfrom(1024)
            other, value = decode(data)
            if value < 1 or value > 100:
                break
            number = randint(1, 100)
            print(f"{other}: {value}; {NAME}: {number}; sum: {value + number}")
            sock.sendto(encode(NAME, number), sender)


if __name__ == "__main__":
    main()
