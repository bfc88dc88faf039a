import socket

ICH = "Klient von Jürgen Weiß"
adresse = input("Adresse [127.0.0.1]: ") or "127.0.0.1"
anschluss = input("Anschluss [4711]: ") or "4711"
zahl = int(input("Ganze Zahl von 1 bis 100: "))
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.sendto(f"{zahl};{ICH}".encode(), (adresse, int(anschluss)))
    wert, name = s.recv(500).decode().split(";")
print(f"{ICH} hat {zahl}")
print(f"{name} hat {wert}")
print(f"zusammen {zahl + int(wert)}")
input("Zum Beenden Eingabetaste drücken")
