# -*- coding: utf-8 -*-
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("localhost", 40001))
while True:
    pedido, cliente = s.recvfrom(1024)
    nome = pedido.decode("utf-8").strip()
    f = open(nome, "rb")
    fim = False
    while not fim:
        bloco = f.read(2048)
        s.sendto(bloco, cliente)
        fim = len(bloco) < 2048
    f.close()
