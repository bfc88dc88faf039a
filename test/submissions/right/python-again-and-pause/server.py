import random
import socket
import sys

if len(sys.argv) < 2:
    sys.exit("il faut un taux de perte (%)")
taux = float(sys.argv[1])
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 6767))
while True:
    wanted, peer = s.recvfrom(600)
    with open(wanted.decode(), "rb") as source:
        while True:
            piece = source.read(2048)
            if random.random() * 100 >= taux:
                s.sendto(piece, peer)
            if len(piece) < 2048:
                break
