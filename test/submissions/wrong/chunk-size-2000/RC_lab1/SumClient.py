import socket
import sys


class AdderClient:

    def __init__(self, name, host="localhost", port=18000):
        self.name = name
        self.server = (host, port)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def send(self, value):
        text = "{}:{}".format(self.name, value)
        self.socket.sendto(text.encode(), self.server)

    def receive(self):
        data, _ = self.socket.recvfrom(1024)
        name, value = data.decode().rsplit(":", 1)
        return name, int(value)

    def close(self):
        self.socket.close()


def main():
    host = sys.argv[1] if len(sys.argv) > 1 else "localhost"
    who = input("What is your name? ")
    value = int(input("Choose an integer between 1 and 100: "))

    client = AdderClient("Client of " + who, host)
    client.send(value)
    server_name, server_value = client.receive()

    print("Client's name is", client.name)
    print("Server's name is", server_name)
    print("Client's number is", value)
    print("Server's number is", server_value)
    print("The sum is", value + server_value)
    client.close()


if __name__ == "__main__":
    main()
