import socket

HOST = 'localhost'
PORT = 7000


def main():
    my_name = 'Client of Paulo Quintela'
    my_int = int(input('Type your number: '))

    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.sendto(my_name.encode(), (HOST, PORT))
    sock.sendto(str(my_int).encode(), (HOST, PORT))

    server_name = sock.recv(512).decode()
    server_int = int(sock.recv(512).decode())

    print('%s sent %d' % (my_name, my_int))
    print('%s sent %d' % (server_name, server_int))
    total = my_int + server_int
    sock.close()


main()
