import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
name = sys.argv[1]
s.sendto(name.encode(), ('127.0.0.1', 9803))
header, _ = s.recvfrom(2048)
size = int(header.decode().split()[1])
print('file has', size, 'bytes')
got = 0
with open('down_' + name, 'wb') as f:
    while True:
        data, _ = s.recvfrom(2048)
        f.write(data)
        got += len(data)
        if len(data) < 2048:
            break
if got != size:
    print('incomplete')
    sys.exit(1)
