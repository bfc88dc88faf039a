import random
import socket

kapu = int(input("Kapu: "))
en = "Szerver Ágota"
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", kapu))
while True:
    adat, honnan = s.recvfrom(300)
    nev, szam = adat.decode().split(" & ")
    szam = int(szam)
    if szam < 1 or szam > 100:
        break
    enyem = random.randint(1, 100)
    print(nev, szam, en, enyem, szam + enyem, sep="\n")
    s.sendto(f"{en} & {enyem}".encode(), honnan)
s.close()
