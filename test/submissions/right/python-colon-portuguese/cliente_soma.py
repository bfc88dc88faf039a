# Laboratório 1 - soma de dois números (cliente)
from socket import socket, AF_INET, SOCK_DGRAM

ENDERECO = ("127.0.0.1", 5005)
nome = "Cliente de Inês Galvão"

numero = int(input("Introduza um número inteiro entre 1 e 100: "))

sock = socket(AF_INET, SOCK_DGRAM)
mensagem = nome + ":" + str(numero)
sock.sendto(mensagem.encode("utf-8"), ENDERECO)

resposta, endereco = sock.recvfrom(2048)
partes = resposta.decode("utf-8").split(":")
nome_servidor = partes[0]
numero_servidor = int(partes[1])

print("Nome do cliente: " + nome)
print("Nome do servidor: " + nome_servidor)
print("Número do cliente: " + str(numero))
print("Número do servidor: " + str(numero_servidor))
print("Soma: " + str(numero + numero_servidor))

sock.close()
