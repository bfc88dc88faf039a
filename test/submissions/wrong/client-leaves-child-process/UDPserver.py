import random
import socket

SERVER_PORT = 15432

server_name = "Server of Simone Teles"

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(("0.0.0.0", SERVER_PORT))

while True:
    data, addr = sock.recvfrom(1024)
    fields = data.decode().split(";")
    client_name = fields[0]
    n = int(fields[1])

    if n < 1 or n > 100:
        sock.close()
        break

    m = random.randint(1, 100)
    s = n + m
    print("Client name is " + client_name)
    print("Server name is " + server_name)
    print("Client number is " + str(n))
    print("Server number is " + str(m))
    print("Sum is" + str(s))

    sock.sendto((server_name + ";" + str(m)).encode(), addr)
