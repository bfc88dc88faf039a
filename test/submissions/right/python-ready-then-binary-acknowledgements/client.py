import socket, struct, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
srv = ('127.0.0.1', 9801)
name = sys.argv[1]
s.sendto(name.encode(), srv)
answer, _ = s.recvfrom(1024)
if answer != b'FOUND':
    print('file not found')
    sys.exit(1)
s.sendto(b'READY', srv)
f = open('new_' + name, 'wb')
seq = 0
while True:
    data, _ = s.recvfrom(2048)
    f.write(data)
    s.sendto(struct.pack('!I', seq), srv)
    seq += 1
    if len(data) < 2048:
        break
f.close()
s.close()
