from socket import *
import os

s = socket(AF_INET, SOCK_DGRAM)
s.bind(("", 7000))
print("Servidor de ficheiros pronto")

while True:
    pedido, addr = s.recvfrom(1024)
    ficheiro = pedido.decode()
    if not os.path.exists(ficheiro):
        print("Nao existe: " + ficheiro)
        continue
    f = open(ficheiro, "rb")
    bloco = f.read(2048)
    s.sendto(bloco, addr)
    while len(bloco) == 2048:
        bloco = f.read(2048)
        s.sendto(bloco, addr)
    f.close()
    print("Enviado: " + ficheiro)
