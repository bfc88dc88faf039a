import pickle
import socket

my_name = "Client of Tomás Pinheiro"
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server = ("localhost", 20001)

n = int(input("Number (1-100): "))
client.sendto(pickle.dumps((my_name, n)), server)
if n < 1 or n > 100:
    print("bye")
else:
    server_name, m = pickle.loads(client.recv(1024))
    print("client:", my_name)
    print("server:", server_name)
    print("client integer:", n)
    print("server integer:", m)
    print("sum:", n + m)
client.close()
