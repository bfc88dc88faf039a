import socket
import sys
from pathlib import Path

CHUNK = 2048
SERVER = ("localhost", 7778)


def receive(s, path):
    with path.open("w") as f:
        while True:
            chunk = s.recv(CHUNK)
            f.write(chunk.decode())
            if len(chunk) < CHUNK:
                return


def main(argv):
    if len(argv) != 2:
        print("Usage: transfer_client.py FILE")
        return 1
    filename = argv[1]
    folder = Path("downloads")
    folder.mkdir(exist_ok=True)

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.sendto(f"GET {filename}".encode(), SERVER)
        receive(s, folder / Path(filename).name)
    print("Saved in", folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
