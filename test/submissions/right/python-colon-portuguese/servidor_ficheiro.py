# Laboratório 1 - transferência de ficheiros (servidor)
from socket import socket, AF_INET, SOCK_DGRAM

TAMANHO = 2048


def envia(sock, ficheiro, endereco):
    blocos = 0
    bloco = ficheiro.read(TAMANHO)
    while len(bloco) == TAMANHO:
        sock.sendto(bloco, endereco)
        blocos = blocos + 1
        bloco = ficheiro.read(TAMANHO)
    sock.sendto(bloco, endereco)  # o último bloco (pode estar vazio)
    return blocos + 1


sock = socket(AF_INET, SOCK_DGRAM)
sock.bind(("", 5006))
print("Servidor de ficheiros pronto")

while True:
    pedido, endereco = sock.recvfrom(2048)
    nome = pedido.decode("utf-8")
    print("Pedido do ficheiro " + nome)
    try:
        ficheiro = open(nome, "rb")
    except FileNotFoundError:
        print("O ficheiro não existe")
        continue
    print("Enviados " + str(envia(sock, ficheiro, endereco)) + " blocos")
    ficheiro.close()
