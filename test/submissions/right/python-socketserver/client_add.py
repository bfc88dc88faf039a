import selectors
import socket

NAME = "Client of Olga Faria"
number = int(input("Please enter an integer between 1 and 100: "))
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setblocking(False)
selector = selectors.DefaultSelector()
selector.register(sock, selectors.EVENT_READ)

sock.sendto(f"{number},{NAME}".encode(), ("127.0.0.1", 9999))
if number < 1 or number > 100:
    print("Out of range.")
else:
    for key, _ in selector.select():
        own, name = key.fileobj.recv(1024).decode().split(",")
        print("Client's name:", NAME)
        print("Server's name:", name)
        print("Client's number:", number)
        print("Server's number:", own)
        print("Sum:", number + int(own))
selector.close()
sock.close()
