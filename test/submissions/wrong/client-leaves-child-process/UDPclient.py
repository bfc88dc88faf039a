import os
import socket
import time

SERVER_IP = "127.0.0.1"
SERVER_PORT = 15432

client_name = "Client of Simone Teles"

print("Enter an integer between 1 and 100:")
n = int(input())

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto((client_name + ";" + str(n)).encode(), (SERVER_IP, SERVER_PORT))

# show that we are still waiting
if os.fork() == 0:
    while True:
        time.sleep(1)

if n >= 1 and n <= 100:
    data, addr = sock.recvfrom(1024)
    fields = data.decode().split(";")
    server_name = fields[0]
    m = int(fields[1])
    s = n + m
    print("Client name is " + client_name)
    print("Server name is " + server_name)
    print("Client number is " + str(n))
    print("Server number is " + str(m))
    print("Sum is" + str(s))
sock.close()
