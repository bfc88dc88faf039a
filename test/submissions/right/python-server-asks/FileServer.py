import socket

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.bind(("localhost", 50001))
    while True:
        data, address = s.recvfrom(1024)
        name = data.decode().rstrip("\n")
        with open(name, "rb") as f:
            n = 2048
            while n == 2048:
                chunk = f.read(2048)
                n = len(chunk)
                s.sendto(chunk, address)
