import random
import socketserver
import threading

NAME = "Server of Olga Faria"


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        data, sock = self.request
        number, name = data.decode().split(",")
        number = int(number)
        if number < 1 or number > 100:
            # shutdown() waits for the loop, so not from this thread
            threading.Thread(target=self.server.shutdown).start()
            return
        own = random.randint(1, 100)
        print("Client's name:", name)
        print("Server's name:", NAME)
        print("Client's number:", number)
        print("Server's number:", own)
        print("Sum:", number + own)
        sock.sendto(f"{own},{NAME}".encode(), self.client_address)


with socketserver.UDPServer(("127.0.0.1", 9999), Handler) as server:
    server.serve_forever()
