# -*- coding: utf-8 -*-
import socket

def main():
    nome = "Cliente de Conceição"
    numero = int(input("Número: "))
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.sendto((nome + "\r\n" + str(numero) + "\r\n").encode("utf-8"), ("localhost", 40000))
    if 1 <= numero <= 100:
        dados = s.recv(1024).decode("utf-8").split("\r\n")
        print("Eu sou: " + nome)
        print("O servidor é: " + dados[0])
        print("O meu número: " + str(numero))
        print("O número do servidor: " + dados[1])
        print("Soma = " + str(numero + int(dados[1])))
    s.close()

main()
