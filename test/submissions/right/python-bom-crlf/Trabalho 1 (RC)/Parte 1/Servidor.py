# -*- coding: utf-8 -*-
import socket

def main():
    nome = "Servidor de Conceição"
    meu = 91
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("localhost", 40000))
    while True:
        dados, cliente = s.recvfrom(1024)
        linhas = dados.decode("utf-8").split("\r\n")
        numero = int(linhas[1])
        if numero < 1 or numero > 100:
            break
        print("O cliente é: " + linhas[0])
        print("Eu sou: " + nome)
        print("O número do cliente: " + str(numero))
        print("O meu número: " + str(meu))
        print("Soma = " + str(numero + meu))
        s.sendto((nome + "\r\n" + str(meu) + "\r\n").encode("utf-8"), cliente)
    s.close()

main()
