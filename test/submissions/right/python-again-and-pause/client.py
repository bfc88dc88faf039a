import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
more = True
while more:
    wanted = input("Fichier voulu : ")
    s.sendto(wanted.encode(), ("127.0.0.1", 6767))
    with open("recu_" + wanted, "wb") as target:
        piece = s.recv(2048)
        while len(piece) == 2048:
            target.write(piece)
            piece = s.recv(2048)
        target.write(piece)
    more = input("Encore un ? [o/n] ") == "o"
s.close()
