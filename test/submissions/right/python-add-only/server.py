from socket import *

name = "Server of Jaime Coelho"
m = 44
s = socket(AF_INET, SOCK_DGRAM)
s.bind(("", 8080))
while True:
    request, address = s.recvfrom(1024)
    cname, n = request.decode().split("/")
    n = int(n)
    if n < 1 or n > 100:
        break
    print(cname, n)
    print(name, m)
    print("n + m =", n + m)
    s.sendto((name + "/" + str(m)).encode(), address)
s.close()
