import socket
import sys

SERVER = ("localhost", 20001)
CHUNK = 2048


def main():
    filename = sys.argv[1]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.settimeout(1)
        sock.sendto(filename.encode(), SERVER)
        with open("out_" + filename, "wb") as out:
            try:
                while True:
                    out.write(sock.recv(CHUNK))
            except socket.timeout:
                print("end of file")


if __name__ == "__main__":
    main()
