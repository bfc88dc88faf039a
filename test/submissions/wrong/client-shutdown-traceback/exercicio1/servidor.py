from socket import *
from random import randint

nome = "Servidor de Luis Abrantes"

s = socket(AF_INET, SOCK_DGRAM)
s.bind(("", 5000))
print("Servidor pronto")

fim = False
while not fim:
    msg, addr = s.recvfrom(1024)
    partes = msg.decode().split(";")
    nomeCliente = partes[0]
    n = int(partes[1])
    if n < 1 or n > 100:
        print("Fora do intervalo, adeus")
        fim = True
    else:
        meu = randint(1, 100)
        soma = n + meu
        print("Cliente: " + nomeCliente)
        print("Servidor: " + nome)
        print("Numero do cliente: " + str(n))
        print("Numero do servidor: " + str(meu))
        print("Soma: " + str(soma))
        s.sendto((nome + ";" + str(meu)).encode(), addr)
s.close()
