import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 6868))
while True:
    datos, quien = s.recvfrom(300)
    otro, n = datos.decode().split("*")
    n = int(n)
    if n < 1 or n > 100:
        break
    print(f"{otro}: {n}, Servidor Begoña: 45, suma {n + 45}")
    s.sendto("Servidor Begoña*45".encode(), quien)
s.close()
input("Pulsa Intro para salir")
