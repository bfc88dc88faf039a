import socket
NAME = "Server of Vera Alpiarca"
MINE = 41
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 15100))
while True:
    data, who = s.recvfrom(2048)
    ident, client, n = data.decode().split("|")
    n = int(n)
    if not 1 <= n <= 100:
        break
    print(f"{client} sent {n}, {NAME} sends {MINE}, sum {n + MINE}")
    s.sendto(f"{ident}|{NAME}|{MINE}".encode(), who)
s.close()
