import socket

welche = input("Was soll geholt werden? ")
unter = input("Wie soll es hier heißen? ")
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(welche.encode(), ("127.0.0.1", 4712))
with open(unter, "wb") as ziel:
    while True:
        stück = s.recv(2048)
        ziel.write(stück)
        if len(stück) < 2048:
            break
s.close()
if input("Inhalt anzeigen? (j/n) ") == "j":
    print(open(unter, "rb").read())
