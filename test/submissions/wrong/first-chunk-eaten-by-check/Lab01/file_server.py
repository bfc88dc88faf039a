import socket

BLOCK_SIZE = 2048


class FileSender:

    def __init__(self, port):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("", port))

    def send(self, filename, address):
        count = 0
        with open(filename, "rb") as source:
            if not source.read(BLOCK_SIZE):
                print(filename, "is empty")
            while True:
                block = source.read(BLOCK_SIZE)
                self.socket.sendto(block, address)
                count += 1
                if len(block) < BLOCK_SIZE:
                    break
        print("Sent", filename, "in", count, "blocks")

    def run(self):
        while True:
            data, address = self.socket.recvfrom(1024)
            try:
                self.send(data.decode(), address)
            except OSError as error:
                print("Could not send the file:", error)


if __name__ == "__main__":
    FileSender(9877).run()
