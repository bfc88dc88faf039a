import socket
import random

ICH = "Server von Jürgen Weiß"
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 4711))
while True:
    daten, wer = s.recvfrom(500)
    zahl, name = daten.decode().split(";")
    zahl = int(zahl)
    if not 1 <= zahl <= 100:
        break
    meine = random.randint(1, 100)
    print(f"{name} hat {zahl}, {ICH} hat {meine}, zusammen {zahl + meine}")
    s.sendto(f"{meine};{ICH}".encode(), wer)
s.close()
input("Fenster schließt nach Eingabetaste")
