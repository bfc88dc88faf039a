# -*- coding: utf-8 -*-
import socket
import sys

nome = sys.argv[1]
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto((nome + "\r\n").encode("utf-8"), ("localhost", 40001))
f = open("Cópia de " + nome, "wb")
fim = False
while not fim:
    bloco = s.recv(2048)
    f.write(bloco)
    fim = len(bloco) < 2048
f.close()
s.close()
