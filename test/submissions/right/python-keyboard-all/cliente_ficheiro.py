import socket

ip = input("IP do servidor: ")
porto = int(input("Porto do servidor: "))
nome = input("Nome do ficheiro: ")
destino = input("Guardar como: ")

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(nome.encode(), (ip, porto))
f = open(destino, "wb")
while True:
    bloco = s.recv(2048)
    f.write(bloco)
    if len(bloco) < 2048:
        break
f.close()
s.close()
print("Guardado em", destino)
