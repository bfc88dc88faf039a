import socket
import sys

adres = (sys.argv[1], 6464)
co = input("Podaj nazwę pliku: ")
gniazdo = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
gniazdo.sendto(co.encode(), adres)
with open("pobrany_" + co, "wb") as plik:
    while True:
        porcja = gniazdo.recv(2048)
        plik.write(porcja)
        if len(porcja) != 2048:
            break
gniazdo.close()
