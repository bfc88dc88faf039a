import random
import socketserver
import threading

NAME = "Server of Clara Hoffmann"


class AdderHandler(socketserver.BaseRequestHandler):

    def handle(self):
        data, sock = self.request
        number, name = data.decode().split(" ", 1)
        number = int(number)
        if number < 1 or number > 100:
            threading.Thread(target=self.server.shutdown).start()
            return
        mine = random.randint(1, 100)
        print("Name of the client:", name)
        print("Name of the server:", NAME)
        print("Number of the client:", number)
        print("Number of the server:", mine)
        print("Sum of both:", number + mine)
        sock.sendto(("%d %s" % (mine, NAME)).encode(), self.client_address)


if __name__ == "__main__":
    with socketserver.UDPServer(("", 13000), AdderHandler) as server:
        server.serve_forever()
