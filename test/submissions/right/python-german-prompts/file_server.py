import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 4712))
while True:
    name, wer = s.recvfrom(500)
    with open(name.decode(), "rb") as quelle:
        stück = quelle.read(2048)
        while len(stück) == 2048:
            s.sendto(stück, wer)
            stück = quelle.read(2048)
        s.sendto(stück, wer)
