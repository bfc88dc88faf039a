from socket import *

name = 'Server of Olga Brito'
number = 49

s = socket(AF_INET, SOCK_DGRAM)
s.bind(('', 6789))

while True:
    cname, addr = s.recvfrom(1024)
    cn, addr = s.recvfrom(1024)
    cname = cname.decode()
    cn = int(cn.decode())
    if cn < 1 or cn > 100:
        break
    print(cname)
    print(name)
    print(cn)
    print(number)
    print(cn + number)
    s.sendto(name.encode(), addr)
    s.sendto(str(number).encode(), addr)

s.close()
