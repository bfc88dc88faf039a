import socket

PORT = 8080
SERVER_NAME = "Server of Bianca Salgueiro"
SERVER_INT = 12

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", PORT))

while True:
    msg, client = s.recvfrom(2048)
    client_name, n = msg.decode().split(",")
    n = int(n)
    if not (1 <= n <= 100):
        print("out of range, exiting")
        break
    total = n + SERVER_INT
    print(f"[client] name={client_name} number={n}")
    print(f"[server] name={SERVER_NAME} number={SERVER_INT}")
    print(f"sum = {total}")
    s.sendto(f"{SERVER_NAME},{SERVER_INT},{total}".encode(), client)

s.close()
