import socket

NAME = "Client of Filipa Rosa"

number = int(input("Enter an integer between 1 and 100: "))
sock = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
sock.sendto(f"{NAME}|{number}".encode(), ("::1", 8080))
if 1 <= number <= 100:
    reply, _ = sock.recvfrom(1024)
    name, other = reply.decode().split("|")
    print(f"{NAME} and {name}")
    print(f"{number} + {other} = {number + int(other)}")
sock.close()
