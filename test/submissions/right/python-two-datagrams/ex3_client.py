from socket import *

addr = ('127.0.0.1', 6789)
name = 'Client of Olga Brito'

n = int(input())

s = socket(AF_INET, SOCK_DGRAM)
s.sendto(name.encode(), addr)
s.sendto(str(n).encode(), addr)

if 1 <= n <= 100:
    # first comes the name and then the number
    sname = s.recv(1024).decode()
    sn = int(s.recv(1024).decode())
    print(name)
    print(sname)
    print(n)
    print(sn)
    print(n + sn)

s.close()
