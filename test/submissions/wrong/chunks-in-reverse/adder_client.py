import socket

SERVER = ("localhost", 13000)


def main():
    name = "Client of Clara Hoffmann"
    number = int(input("Enter a number between 1 and 100: "))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.sendto(("%d %s" % (number, name)).encode(), SERVER)
        reply = sock.recv(1024).decode()
    server_number, server_name = reply.split(" ", 1)
    server_number = int(server_number)

    print("Name of the client:", name)
    print("Name of the server:", server_name)
    print("Number of the client:", number)
    print("Number of the server:", server_number)
    print("Sum of both:", number + server_number)


if __name__ == "__main__":
    main()
