import socket

ip = input("Endereço IP onde escutar: ")
porto = int(input("Porto onde escutar: "))

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((ip, porto))
while True:
    nome, cliente = s.recvfrom(1024)
    print("Pedido:", nome.decode())
    f = open(nome.decode(), "rb")
    bloco = f.read(2048)
    s.sendto(bloco, cliente)
    while len(bloco) == 2048:
        bloco = f.read(2048)
        s.sendto(bloco, cliente)
    f.close()
