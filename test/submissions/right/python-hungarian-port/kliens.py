import socket

kapu = int(input("Kapu: "))
szam = int(input("Egész 1 és 100 között: "))
en = "Kliens Ágota"
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(f"{en} & {szam}".encode(), ("127.0.0.1", kapu))
masik, masik_szam = s.recv(300).decode().split(" & ")
print(en, szam, masik, masik_szam, szam + int(masik_szam), sep="\n")
s.close()
