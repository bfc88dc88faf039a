import random
import socket

from common import ADD_PORT, BUFFER_SIZE, STUDENT, make_message, split_message

name = "Server of " + STUDENT

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", ADD_PORT))
print("Server is running")

while True:
    data, address = server.recvfrom(BUFFER_SIZE)
    client_name, client_number = split_message(data)

    if client_number < 1 or client_number > 100:
        server.close()
        break

    server_number = random.randint(1, 100)
    print("Client:", client_name)
    print("Server:", name)
    print("Client's number:", client_number)
    print("Server's number:", server_number)
    print("Sum =", client_number + server_number)
    server.sendto(make_message(name, server_number), address)

print("Server stopped")
