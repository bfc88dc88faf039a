import socket

SERVER_IP = 'localhost'
SERVER_PORT = 11111
MAX = 2048
name = 'Client of Lara Pinto'

value = int(input('Value: '))
sock = socket.socket(type=socket.SOCK_DGRAM)
sock.sendto(str(value).encode() + b'\n' + name.encode() + b'\n', (SERVER_IP, SERVER_PORT))
if 1 <= value <= 100:
    lines = sock.recv(MAX).decode().splitlines()
    print(name)
    print(lines[1])
    print(value)
    print(lines[0])
    print('total ' + str(value + int(lines[0])))
sock.close()
