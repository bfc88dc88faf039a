import random
import socket


class AdderServer:

    def __init__(self, name, port=5555):
        self.name = name
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("", port))

    def handle(self, data, address):
        client_name, value = data.decode().rsplit(":", 1)
        value = int(value)
        if value < 1 or value > 100:
            return False

        chosen = random.randint(1, 100)
        print("Client's name is", client_name)
        print("Server's name is", self.name)
        print("Client's number is", value)
        print("Server's number is", chosen)
        print("The sum is", value + chosen)
        print()

        answer = "{}:{}".format(self.name, chosen)
        self.socket.sendto(answer.encode(), address)
        return True

    def run(self):
        running = True
        while running:
            data, address = self.socket.recvfrom(1024)
            running = self.handle(data, address)

    def close(self):
        self.socket.close()


if __name__ == "__main__":
    server = AdderServer("Server of Bernardo Luz")
    print("Waiting for clients...")
    server.run()
    server.close()
    print("Server closed"
