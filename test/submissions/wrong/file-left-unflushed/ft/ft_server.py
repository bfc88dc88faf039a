import socket

HOST = ''
PORT = 4000
SIZE = 2048


def main():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind((HOST, PORT))
    print('listening')

    while True:
        request, client = sock.recvfrom(512)
        filename = request.decode()
        print('sending', filename)
        try:
            src = open(filename, 'rb')
        except IOError:
            print('cannot open', filename)
            continue
        n = SIZE
        while n == SIZE:
            data = src.read(SIZE)
            n = len(data)
            sock.sendto(data, client)
        src.close()


main()
