import socket
from pathlib import Path

CHUNK = 2048
PORT = 4321


def send(s, path, client):
    with path.open("rb") as f:
        while chunk := f.read(CHUNK):
            s.sendto(chunk, client)
    if path.stat().st_size % CHUNK == 0:
        s.sendto(b"", client)


def main():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.bind(("", PORT))
        print("File server started")
        while True:
            request, client = s.recvfrom(1024)
            verb, _, filename = request.decode().partition(" ")
            path = Path(filename)
            if verb != "GET" or not path.is_file():
                print("Bad request:", request)
                continue
            send(s, path, client)
            print("Sent", path)


if __name__ == "__main__":
    main()
