import socket

HOST = ''
PORT = 11111


def main():
    my_name = 'Server of Raquel Bento'
    my_int = 9

    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind((HOST, PORT))
    print('listening')

    while True:
        name, client = sock.recvfrom(512)
        number, client = sock.recvfrom(512)
        name = name.decode()
        number = int(number.decode())
        if number not in range(1, 101):
            break
        print('%s sent %d' % (name, number))
        print('%s sent %d' % (my_name, my_int))
        print('Total = %d' % (my_int + my_int))
        sock.sendto(my_name.encode(), client)
        sock.sendto(str(my_int).encode(), client)

    print('bye')
    sock.close()


main()
