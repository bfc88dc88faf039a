import socket
import sys
import time

if len(sys.argv) < 2:
    sys.exit("il manque la pause entre deux blocs (ms)")
pause = float(sys.argv[1]) / 1000
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 6767))
while True:
    wanted, peer = s.recvfrom(600)
    with open(wanted.decode(), "rb") as source:
        while True:
            piece = source.read(2048)
            time.sleep(pause)
            s.sendto(piece, peer)
            if len(piece) < 2048:
                break
