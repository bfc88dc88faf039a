from socket import *

nome = "Cliente de Vasco Rebelo"
n = int(input("Escreva um inteiro entre 1 e 100: "))

s = socket(AF_INET, SOCK_DGRAM)
s.sendto((nome + ";" + str(n)).encode(), ("localhost", 12345))

resposta, addr = s.recvfrom(1024)
partes = resposta.decode().split(";")
nomeServidor = partes[0]
nServidor = int(partes[1])
soma = n + nServidor

print("Nome do cliente: " + nome)
print("Nome do servidor: " + nomeServidor)
print("Numero do cliente: " + str(n))
print("Numero do servidor: " + str(nServidor))
print("Soma: " + str(soma))
s.close()
