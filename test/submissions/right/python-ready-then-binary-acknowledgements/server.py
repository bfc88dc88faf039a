import socket, struct, os
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 9801))
while True:
    name, addr = s.recvfrom(1024)
    name = name.decode()
    if not os.path.exists(name):
        s.sendto(b'NOT FOUND', addr)
        continue
    s.sendto(b'FOUND', addr)
    ready, addr = s.recvfrom(1024)
    if ready != b'READY':
        continue
    f = open(name, 'rb')
    seq = 0
    while True:
        data = f.read(2048)
        s.sendto(data, addr)
        ack, addr = s.recvfrom(8)
        (n,) = struct.unpack('!I', ack)
        if n != seq:
            print('wrong ack', n)
            break
        seq += 1
        if len(data) < 2048:
            break
    f.close()
