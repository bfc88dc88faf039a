import socket, os
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 9803))
while True:
    name, addr = s.recvfrom(1024)
    size = os.path.getsize(name.decode())
    s.sendto(('SIZE ' + str(size)).encode(), addr)
    with open(name.decode(), 'rb') as f:
        data = f.read(2048)
        while len(data) == 2048:
            s.sendto(data, addr)
            data = f.read(2048)
        s.sendto(data, addr)
