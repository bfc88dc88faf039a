import socket

NAME = "Client of Dalila Nobre"
number = int(input("Integer from 1 to 100: "))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(f"{NAME}|{number}".encode(), ("localhost", 15040))
if 1 <= number <= 100:
    name, other = s.recv(2048).decode().split("|")
    print("Here:", NAME, number)
    print("From:", name, other)
    print("Sum:", number + int(other))
s.close()
