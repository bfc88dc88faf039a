import socket
import sys

HOST = 'localhost'
PORT = 9091
SIZE = 2048


def main():
    if len(sys.argv) > 1:
        filename = sys.argv[1]
    else:
        filename = input('File to get: ')

    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.sendto(filename.encode(), (HOST, PORT))

    out = open(filename, 'wb')
    n = SIZE
    while n == SIZE:
        data = sock.recv(SIZE)
        n = len(data)
        out.write(data)
        print('got %d bytes' % n)
    out.close()
    sock.close()


main()
