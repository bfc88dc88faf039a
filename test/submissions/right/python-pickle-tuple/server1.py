import pickle
import random
import socket

my_name = "Server of Tomás Pinheiro"
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("localhost", 20001))
m = random.randrange(1, 101)

while True:
    data, address = server.recvfrom(1024)
    client_name, n = pickle.loads(data)
    if n < 1 or n > 100:
        break
    print("client:", client_name)
    print("server:", my_name)
    print("client integer:", n)
    print("server integer:", m)
    print("sum:", n + m)
    server.sendto(pickle.dumps((my_name, m)), address)
server.close()
