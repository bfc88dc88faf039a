import socket

apodo = input("¿Cómo te llamas? ")
entero = input("Elige un entero (1-100): ")
while input(f"¿Enviar {entero}? (s/n) ") != "s":
    entero = input("Elige un entero (1-100): ")
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(f"Cliente {apodo}*{entero}".encode(), ("127.0.0.1", 6868))
otro, m = s.recv(300).decode().split("*")
print(f"Cliente {apodo}: {entero}, {otro}: {m}, suma {int(entero) + int(m)}")
s.close()
input("Pulsa Intro para salir")
