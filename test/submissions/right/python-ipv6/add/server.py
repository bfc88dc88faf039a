import socket

NAME = "Server of Filipa Rosa"
NUMBER = 12

sock = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
sock.bind(("::", 8080))
while True:
    message, client = sock.recvfrom(1024)
    name, number = message.decode().split("|")
    number = int(number)
    if number not in range(1, 101):
        break
    print(f"{name} and {NAME}")
    print(f"{number} + {NUMBER} = {number + NUMBER}")
    sock.sendto(f"{NAME}|{NUMBER}".encode(), client)
sock.close()
