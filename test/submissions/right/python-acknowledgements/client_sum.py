import socket

NAME = "Client of Pedro Quintas"
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
number = int(input("Type an integer: "))
client.sendto(f"{NAME} -> {number}".encode(), ("localhost", 15000))
if 1 <= number <= 100:
    name, value = client.recv(1024).decode().split(" -> ")
    print(f"{NAME}: {number}\n{name}: {value}\nsum: {number + int(value)}")
client.close()
