import socket

HOST, PORT = "localhost", 8080
CLIENT_NAME = "Client of Bianca Salgueiro"


def read_integer():
    while True:
        text = input("Integer between 1 and 100: ")
        try:
            value = int(text)
        except ValueError:
            print("Not a number, try again")
            continue
        if 1 <= value <= 100:
            return value
        print("Out of range, try again")


n = read_integer()

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
try:
    s.sendto(f"{CLIENT_NAME},{n}".encode(), (HOST, PORT))
    msg, _ = s.recvfrom(2048)
finally:
    s.close()

server_name, server_n, server_sum = msg.decode().split(",")
total = n + int(server_n)

print(f"[client] name={CLIENT_NAME} number={n}")
print(f"[server] name={server_name} number={server_n}")
print(f"sum = {total}")
if total != int(server_sum):
    print("warning: the server computed another sum")
