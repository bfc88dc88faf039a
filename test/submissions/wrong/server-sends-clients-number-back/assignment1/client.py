import socket

NAME = "Client of Irene Matos"
SERVER = ("127.0.0.1", 13579)


def main():
    n = int(input("Number (1-100)? "))
    print("I am", NAME)

    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.sendto(f"{NAME} {n}".encode(), SERVER)

    data, _ = s.recvfrom(1024)
    s.close()

    text = data.decode()
    if text.startswith("ERROR"):
        print(text)
        return

    # the name has spaces in it, the number is after the last one
    server_name, server_n = text.rsplit(" ", 1)
    server_n = int(server_n)
    print(f"Server is {server_name}")
    print(f"My number is {n} and the server's number is {server_n}")
    print(f"{n} + {server_n} = {n + server_n}")


main()
