import os
import socket


class FileServer:
    content = None

    def __init__(self, port):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(("", port))

    def load(self, name):
        if self.content is None:
            with open(name, "rb") as file:
                self.content = file.read()
        return self.content

    def serve(self):
        while True:
            request, client = self.sock.recvfrom(1024)
            name = request.decode()
            if not os.path.isfile(name):
                print("There is no file", name)
                continue
            content = self.load(name)
            for at in range(0, len(content) + 1, 2048):
                self.sock.sendto(content[at:at + 2048], client)
            print("Sent", name)


print("File server is ready")
FileServer(12400).serve()
