import random
import socket

HOST = ''
PORT = 9090


def main():
    my_name = 'Server of Xavier Morel'

    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind((HOST, PORT))
    print('listening')

    name, client = sock.recvfrom(512)
    number, client = sock.recvfrom(512)
    name = name.decode()
    number = int(number.decode())
    if number in range(1, 101):
        my_int = random.choice(range(1, 101))
        print('%s sent %d' % (name, number))
        print('%s sent %d' % (my_name, my_int))
        print('Total = %d' % (number + my_int))
        sock.sendto(my_name.encode(), client)
        sock.sendto(str(my_int).encode(), client)

    sock.close()


main()
