import random
import socket

PLACE = ("127.0.0.1", 7070)


class Exchange:
    def __init__(self, title):
        self.title = title
        self.channel = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def show(self, client, server, first, second):
        print("Client:", client)
        print("Server:", server)
        print("Client integer:", first)
        print("Server integer:", second)
        print("Sum:", first + second)

    def wait(self):
        self.channel.bind(PLACE)
        while True:
            data, source = self.channel.recvfrom(1000)
            client, first = data.decode().split(";")
            if int(first) not in range(1, 101):
                return
            second = random.randrange(1, 101)
            self.show(client, self.title, int(first), second)
            self.channel.sendto(f"{self.title};{second}".encode(), source)

    def ask(self):
        first = int(input("Integer between 1 and 100: "))
        self.channel.sendto(f"{self.title};{first}".encode(), PLACE)
        if first not in range(1, 101):
            return
        server, second = self.channel.recv(1000).decode().split(";")
        self.show(self.title, server, first, int(second))


print("1 - wait for numbers")
print("2 - send a number")
side = input("> ")
if side == "1":
    Exchange("Server of Olga Reis").wait()
elif side == "2":
    Exchange("Client of Olga Reis").ask()
else:
    print("Only 1 or 2.")
