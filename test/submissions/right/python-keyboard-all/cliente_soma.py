import socket

porto = int(input("Porto do servidor: "))
ip = input("IP do servidor: ")
numero = int(input("Inteiro entre 1 e 100: "))
nome = "Cliente de " + input("Como te chamas? ")

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto("{};{}".format(nome, numero).encode(), (ip, porto))
if 1 <= numero <= 100:
    nome_servidor, numero_servidor = s.recv(1024).decode().split(";")
    print(nome)
    print(nome_servidor)
    print(numero)
    print(numero_servidor)
    print(numero + int(numero_servidor))
s.close()
