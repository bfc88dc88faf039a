# Laboratório 1 - transferência de ficheiros (cliente)
# python3 cliente_ficheiro.py nome_do_ficheiro
import sys
from socket import socket, AF_INET, SOCK_DGRAM

ENDERECO = ("127.0.0.1", 5006)
TAMANHO = 2048

if len(sys.argv) != 2:
    print("Uso: python3 cliente_ficheiro.py nome_do_ficheiro")
    sys.exit(1)

nome = sys.argv[1]
sock = socket(AF_INET, SOCK_DGRAM)
sock.sendto(nome.encode("utf-8"), ENDERECO)

ficheiro = open(nome, "wb")
fim = False
while not fim:
    bloco, endereco = sock.recvfrom(TAMANHO)
    ficheiro.write(bloco)
    if len(bloco) < TAMANHO:
        fim = True

ficheiro.close()
sock.close()
print("Ficheiro recebido com sucesso")
