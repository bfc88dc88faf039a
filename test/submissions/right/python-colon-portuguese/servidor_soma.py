# Laboratório 1 - soma de dois números (servidor)
from socket import socket, AF_INET, SOCK_DGRAM

nome = "Servidor de Inês Galvão"
numero = 64

sock = socket(AF_INET, SOCK_DGRAM)
sock.bind(("", 5005))
print("Servidor à espera de clientes")

while True:
    mensagem, endereco = sock.recvfrom(2048)
    partes = mensagem.decode("utf-8").split(":")
    nome_cliente = partes[0]
    numero_cliente = int(partes[1])

    # fora do intervalo -> terminar
    if numero_cliente < 1 or numero_cliente > 100:
        print("Número fora do intervalo. O servidor vai terminar.")
        break

    print("Nome do cliente: " + nome_cliente)
    print("Nome do servidor: " + nome)
    print("Número do cliente: " + str(numero_cliente))
    print("Número do servidor: " + str(numero))
    print("Soma: " + str(numero_cliente + numero))

    sock.sendto((nome + ":" + str(numero)).encode("utf-8"), endereco)

sock.close()
