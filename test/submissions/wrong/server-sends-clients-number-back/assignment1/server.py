import socket

NAME = "Server of Irene Matos"
NUMBER = 71


def main():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("", 13579))
    print("waiting...")

    running = True
    while running:
        data, client = s.recvfrom(1024)
        name, n = data.decode().rsplit(" ", 1)
        n = int(n)
        if 1 <= n <= 100:
            print(f"Got a message from {name}, I am {NAME}")
            print(f"Client's number {n}, my number {NUMBER}")
            print(f"{n} + {NUMBER} = {n + NUMBER}")
            print()
            s.sendto(f"{NAME} {n}".encode(), client)
        else:
            print(f"{name} sent an invalid number, bye")
            s.sendto("ERROR number must be between 1 and 100".encode(), client)
            running = False

    s.close()


main()
