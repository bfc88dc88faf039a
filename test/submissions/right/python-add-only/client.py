from socket import *

name = "Client of Jaime Coelho"
n = int(input("n = "))
s = socket(AF_INET, SOCK_DGRAM)
s.sendto((name + "/" + str(n)).encode(), ("localhost", 8080))
if 1 <= n <= 100:
    reply = s.recv(1024).decode()
    sname, m = reply.split("/")
    print(name, n)
    print(sname, m)
    print("n + m =", n + int(m))
s.close()
