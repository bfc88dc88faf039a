import socket


class TransferServer:
    CHUNK = 2048

    def __init__(self, port=20002):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(("", port))

    def send(self, filename, address):
        with open(filename, "rb") as f:
            last = False
            while not last:
                chunk = f.read(self.CHUNK)
                self.sock.sendto(chunk, address)
                last = len(chunk) < self.CHUNK

    def serve(self):
        while True:
            data, address = self.sock.recvfrom(1024)
            filename = data.decode()
            try:
                self.send(filename, address)
                print("Sent", filename, "to", address[0])
            except OSError as error:
                print("Could not send", filename, error)


if __name__ == "__main__":
    TransferServer().serve()
