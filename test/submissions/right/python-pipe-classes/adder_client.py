import socket
import sys


class AdderClient:
    """Client of the adding service."""

    TIMEOUT = 5

    def __init__(self, name, host="localhost", port=20001):
        self.name = "Client of " + name
        self.server = (host, port)
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.settimeout(self.TIMEOUT)

    def ask(self, number):
        self.sock.sendto(f"{self.name}|{number}".encode(), self.server)
        reply, _ = self.sock.recvfrom(1024)
        server_name, server_number = reply.decode().split("|")
        return server_name, int(server_number)

    def run(self, number):
        server_name, server_number = self.ask(number)
        print(f"Client: {self.name} -> {number}")
        print(f"Server: {server_name} -> {server_number}")
        print(f"Sum:    {number + server_number}")

    def close(self):
        self.sock.close()


def main():
    name = input("What is your name? ")
    number = int(input("Choose an integer from 1 to 100: "))
    client = AdderClient(name)
    try:
        client.run(number)
    except socket.timeout:
        print("Error: no reply from the server", file=sys.stderr)
        sys.exit(1)
    finally:
        client.close()


if __name__ == "__main__":
    main()
