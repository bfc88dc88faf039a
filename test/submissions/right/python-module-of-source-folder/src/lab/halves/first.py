from lab.wire import PORT, decode, encode, open_socket

NAME = "Client of Lia Sousa"
value = int(input("Integer between 1 and 100: "))
with open_socket() as sock:
    sock.sendto(encode(NAME, value), ("127.0.0.1", PORT))
    if 1 <= value <= 100:
        other, number = decode(sock.recv(1024))
        print(f"{NAME}: {value}; {other}: {number}; sum: {value + number}")
