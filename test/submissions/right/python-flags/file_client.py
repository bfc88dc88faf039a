"""Gets a file from the server."""
import argparse
import pathlib
import socket

CHUNK = 2048


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("filename")
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--output-dir", type=pathlib.Path, default=pathlib.Path("."))
    args = parser.parse_args()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.sendto(args.filename.encode(), (args.host, args.port))
        with open(args.output_dir / ("recv-" + args.filename), "wb") as file:
            while chunk := sock.recv(CHUNK):
                file.write(chunk)
                if len(chunk) < CHUNK:
                    break


if __name__ == "__main__":
    main()
