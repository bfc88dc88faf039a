import socket
from pathlib import Path

CHUNK = 2048
PORT = 1234


def send(s, path, client):
    chunks = {}
    with path.open("rb") as f:
        while chunk := f.read(CHUNK):
            chunks[str(len(chunks))] = chunk
    if path.stat().st_size % CHUNK == 0:
        chunks[str(len(chunks))] = b""
    for key in sorted(chunks):
        s.sendto(chunks[key], client)


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
