import random
import socket


class Endpoint:
    def __init__(self, port):
        self.port = port
        self.link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


class Adder(Endpoint):
    label = "Server of Jaime Cruz"

    def work(self):
        self.link.bind(("127.0.0.1", self.port))
        while True:
            data, sender = self.link.recvfrom(400)
            label, value = data.decode().split("/")
            if int(value) < 1 or int(value) > 100:
                return self.link.close()
            own = random.randint(1, 100)
            print(label, value, self.label, own, "sum", int(value) + own)
            self.link.sendto(f"{self.label}/{own}".encode(), sender)


class Asker(Endpoint):
    label = "Client of Jaime Cruz"

    def work(self):
        value = int(input("Your integer (1-100): "))
        self.link.sendto(f"{self.label}/{value}".encode(), ("127.0.0.1", self.port))
        if 1 <= value <= 100:
            label, own = self.link.recv(400).decode().split("/")
            print(self.label, value, label, own, "sum", value + int(own))
        self.link.close()


class Keeper(Endpoint):
    def work(self):
        self.link.bind(("127.0.0.1", self.port))
        while True:
            data, sender = self.link.recvfrom(400)
            with open(data.decode(), "rb") as source:
                size = 2048
                while size == 2048:
                    piece = source.read(2048)
                    size = len(piece)
                    self.link.sendto(piece, sender)


class Getter(Endpoint):
    def work(self, path):
        self.link.sendto(path.encode(), ("127.0.0.1", self.port))
        with open("local." + path, "wb") as target:
            size = 2048
            while size == 2048:
                piece = self.link.recv(2048)
                size = len(piece)
                target.write(piece)
        self.link.close()
