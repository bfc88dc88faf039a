import socket

JA = "Klient Łucji Wójcik"
gniazdo = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    liczba = int(input("Podaj liczbę: "))
    gniazdo.sendto(f"{JA}|{liczba}".encode(), ("127.0.0.1", 6060))
    nazwa, druga = gniazdo.recv(300).decode().split("|")
    print(f"{JA}: {liczba}; {nazwa}: {druga}; razem {liczba + int(druga)}")
