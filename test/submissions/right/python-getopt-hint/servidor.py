import getopt
import socket
import sys

opcoes = dict(getopt.getopt(sys.argv[1:], "p:")[0])
if "-p" not in opcoes:
    print("Falta a opção -p <porta>")
    sys.exit(1)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", int(opcoes["-p"])))
while True:
    dados, quem = s.recvfrom(200)
    nome, numero = dados.decode().split("\n")
    numero = int(numero)
    if not 0 < numero < 101:
        break
    print(nome, numero, "Servidor da Odete", 83, numero + 83)
    s.sendto(b"Servidor da Odete\n83", quem)
s.close()
