import socket


class AdderServer:
    """Adds the client's number to its own. An out of range number stops it."""

    def __init__(self, name, number, port=20001):
        self.name = "Server of " + name
        self.number = number
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(("", port))

    @staticmethod
    def valid(number):
        return 1 <= number <= 100

    def show(self, client_name, number):
        print(f"Client: {client_name} -> {number}")
        print(f"Server: {self.name} -> {self.number}")
        print(f"Sum:    {number + self.number}")

    def handle(self):
        """Handles one request; False when the server has to stop."""
        data, address = self.sock.recvfrom(1024)
        client_name, text = data.decode().split("|")
        number = int(text)
        if not self.valid(number):
            return False
        self.show(client_name, number)
        self.sock.sendto(f"{self.name}|{self.number}".encode(), address)
        return True

    def serve(self):
        try:
            while self.handle():
                pass
        finally:
            self.sock.close()


if __name__ == "__main__":
    AdderServer("Tomas Quintela", 71).serve()
