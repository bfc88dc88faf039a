import os
import socket
import sys


class TransferClient:
    CHUNK = 2048
    FOLDER = "downloads"

    def __init__(self, host="localhost", port=20002):
        self.server = (host, port)
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.settimeout(5)

    def chunks(self):
        while True:
            chunk, _ = self.sock.recvfrom(self.CHUNK)
            yield chunk
            if len(chunk) < self.CHUNK:
                return

    def get(self, filename):
        self.sock.sendto(filename.encode(), self.server)
        path = os.path.join(self.FOLDER, os.path.basename(filename))
        with open(path, "wb") as f:
            for chunk in self.chunks():
                f.write(chunk)
        return path

    def close(self):
        self.sock.close()


def main():
    if len(sys.argv) != 2:
        print("Usage: transfer_client.py FILE")
        sys.exit(1)
    client = TransferClient()
    try:
        print("Saved in", client.get(sys.argv[1]))
    except socket.timeout:
        print("Error: the server stopped sending", file=sys.stderr)
        sys.exit(1)
    finally:
        client.close()


if __name__ == "__main__":
    main()
