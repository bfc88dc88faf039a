import socket

SERVER_PORT = 11111
MAX = 2048
name = 'Server of Lara Pinto'
value = 87

sock = socket.socket(type=socket.SOCK_DGRAM)
sock.bind(('', SERVER_PORT))
while True:
    data, address = sock.recvfrom(MAX)
    lines = data.decode().splitlines()
    if not 1 <= int(lines[0]) <= 100:
        break
    print(lines[1])
    print(name)
    print(lines[0])
    print(value)
    print('total ' + str(value + int(lines[0])))
    sock.sendto(str(value).encode() + b'\n' + name.encode() + b'\n', address)
sock.close()
