from socket import *
import os

s = socket(AF_INET, SOCK_DGRAM)
s.bind(("", 15015))
print("Servidor de ficheiros pronto")

while True:
    pedido, addr = s.recvfrom(1024)
    ficheiro = pedido.decode()
    if not os.path.exists(ficheiro):
        print("Nao existe: " + ficheiro)
        continue
    f = open(ficheiro, "r", encoding="latin-1")
    texto = f.read(2048)
    s.sendto(texto.encode("latin-1"), addr)
    while len(texto) == 2048:
        texto = f.read(2048)
        s.sendto(texto.encode("latin-1"), addr)
    f.close()
    print("Enviado: " + ficheiro)
