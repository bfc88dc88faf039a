import socket, uuid
NAME = "Client of Vera Alpiarca"
ident = str(uuid.uuid4())
n = int(input("Integer (1-100)? "))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(f"{ident}|{NAME}|{n}".encode(), ("127.0.0.1", 15100))
if 1 <= n <= 100:
    while True:
        back, server, m = s.recv(2048).decode().split("|")
        if back == ident:
            break
    print(f"{NAME} sent {n}, {server} sent {m}, sum {n + int(m)}")
s.close()
