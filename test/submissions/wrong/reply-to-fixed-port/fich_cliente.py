from socket import *
import sys

ficheiro = sys.argv[1]

s = socket(AF_INET, SOCK_DGRAM)
s.sendto(ficheiro.encode(), ("localhost", 7000))

f = open("recebido_" + ficheiro, "wb")
bloco, addr = s.recvfrom(2048)
while len(bloco) == 2048:
    f.write(bloco)
    bloco, addr = s.recvfrom(2048)
f.write(bloco)
f.close()
s.close()
print("Ficheiro recebido")
