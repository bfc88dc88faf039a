import argparse
import socket

parser = argparse.ArgumentParser()
commands = parser.add_subparsers(dest="what", required=True)
fetch = commands.add_parser("fetch")
fetch.add_argument("address")
fetch.add_argument("port", type=int)
fetch.add_argument("title", metavar="file")
args = parser.parse_args()
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(args.title.encode(), (args.address, args.port))
with open("new-" + args.title, "wb") as target:
    while True:
        piece = s.recv(2048)
        target.write(piece)
        if len(piece) < 2048:
            break
s.close()
