import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 6464))
while True:
    wanted, peer = s.recvfrom(600)
    with open(wanted.decode(), "rb") as source:
        while True:
            piece = source.read(2048)
            s.sendto(piece, peer)
            if len(piece) < 2048:
                break

