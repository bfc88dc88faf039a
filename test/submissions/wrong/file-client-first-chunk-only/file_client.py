import socket
import sys

BLOCK_SIZE = 2048


class FileReceiver:

    def __init__(self, host, port):
        self.server = (host, port)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def request(self, filename):
        self.socket.sendto(filename.encode(), self.server)

    def save(self, path):
        block, _ = self.socket.recvfrom(BLOCK_SIZE)
        with open(path, "wb") as out:
            out.write(block)

    def close(self):
        self.socket.close()


def main():
    if len(sys.argv) < 2:
        print("usage: file_client.py filename [host]")
        return
    filename = sys.argv[1]
    host = sys.argv[2] if len(sys.argv) > 2 else "localhost"

    receiver = FileReceiver(host, 9876)
    receiver.request(filename)
    receiver.save("local_" + filename.split("/")[-1])
    receiver.close()
    print("Done")


if __name__ == "__main__":
    main()
