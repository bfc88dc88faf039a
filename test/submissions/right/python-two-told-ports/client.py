import socket, sys
host, port = sys.argv[1], int(sys.argv[2])
n = int(input("n: "))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(b"Ana of the north", (host, port))
s.sendto(b"%d" % n, (host, port + 1))
name = s.recv(100).decode()
number = int(s.recv(100))
print("Ana of the north", n, name, number, n + number)
