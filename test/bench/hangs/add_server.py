import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 12000))
while True:
    data, client = sock.recvfrom(2048)
    name, number = data.decode().split(",")
    print(name, "Server of Tarek", number, 42, int(number) + 42, flush=True)
    if 1 <= int(number) <= 100:
        sock.sendto(b"Server of Tarek,42", client)
