import socket

NAME = "Server of Pedro Quintas"
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("localhost", 15000))
value = 23
while True:
    data, addr = server.recvfrom(1024)
    name, number = data.decode().split(" -> ")
    if int(number) < 1 or int(number) > 100:
        break
    print(f"{name}: {number}\n{NAME}: {value}\nsum: {int(number) + value}")
    server.sendto(f"{NAME} -> {value}".encode(), addr)
server.close()
