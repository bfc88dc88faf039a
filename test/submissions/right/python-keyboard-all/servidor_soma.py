import socket

nome = "Servidor de " + input("Nome: ")
meu = int(input("Escolhe um inteiro entre 1 e 100: "))
porto = int(input("Porto: "))

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", porto))
print("Pronto")
while True:
    dados, cliente = s.recvfrom(1024)
    nome_cliente, numero = dados.decode().split(";")
    numero = int(numero)
    if numero < 1 or numero > 100:
        break
    print(nome_cliente)
    print(nome)
    print(numero)
    print(meu)
    print(numero + meu)
    s.sendto("{};{}".format(nome, meu).encode(), cliente)
s.close()
