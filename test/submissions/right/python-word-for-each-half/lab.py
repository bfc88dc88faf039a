import argparse
import random
import socket


def adder_listen(opts):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind((opts.address, 6100))
    me = "Server of Nuno Alpoim"
    while True:
        packet, origin = sock.recvfrom(512)
        who, text = packet.decode().rsplit("|", 1)
        theirs = int(text)
        if not 1 <= theirs <= 100:
            break
        mine = random.randint(1, 100)
        print(f"{who} sent {theirs}")
        print(f"{me} picked {mine}")
        print(f"total {theirs + mine}", flush=True)
        sock.sendto(f"{me}|{mine}".encode(), origin)
    sock.close()


def adder_ask(opts):
    me = "Client of Nuno Alpoim"
    mine = int(input("Pick an integer from 1 to 100: "))
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.sendto(f"{me}|{mine}".encode(), (opts.address, 6100))
    if 1 <= mine <= 100:
        who, text = sock.recv(512).decode().rsplit("|", 1)
        print(f"{me} sent {mine}")
        print(f"{who} picked {text}")
        print(f"total {mine + int(text)}")
    sock.close()


def files_serve(opts):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind((opts.address, 6101))
    while True:
        packet, origin = sock.recvfrom(512)
        with open(packet.decode(), "rb") as source:
            piece = source.read(2048)
            while len(piece) == 2048:
                sock.sendto(piece, origin)
                piece = source.read(2048)
            sock.sendto(piece, origin)


def files_fetch(opts):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.sendto(opts.path.encode(), (opts.address, 6101))
    with open("fetched-" + opts.path, "wb") as target:
        while True:
            piece = sock.recv(4096)
            target.write(piece)
            if len(piece) < 2048:
                break
    sock.close()


parser = argparse.ArgumentParser(description="Lab 1, both assignments")
parser.add_argument("--address", default="127.0.0.1")
commands = parser.add_subparsers(required=True)
commands.add_parser("listen").set_defaults(run=adder_listen)
commands.add_parser("ask").set_defaults(run=adder_ask)
commands.add_parser("share").set_defaults(run=files_serve)
fetch = commands.add_parser("fetch")
fetch.add_argument("path")
fetch.set_defaults(run=files_fetch)
options = parser.parse_args()
options.run(options)
