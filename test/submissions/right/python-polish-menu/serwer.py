import socket

JA = "Serwer Łucji Wójcik"
gniazdo = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
gniazdo.bind(("127.0.0.1", 6060))
moja = 71
while True:
    dane, adres = gniazdo.recvfrom(300)
    nazwa, liczba = dane.decode().split("|")
    liczba = int(liczba)
    if liczba < 1 or liczba > 100:
        break
    print(f"{nazwa}: {liczba}; {JA}: {moja}; razem {liczba + moja}")
    gniazdo.sendto(f"{JA}|{moja}".encode(), adres)
gniazdo.close()
