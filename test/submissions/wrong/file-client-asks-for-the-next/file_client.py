import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

while True:
    name = input("Name of the file: ")
    sock.sendto(name.encode(), ("localhost", 12400))
    with open("copy of " + name, "wb") as file:
        chunk = bytes(2048)
        while len(chunk) == 2048:
            chunk, _ = sock.recvfrom(2048)
            file.write(chunk)
    print("Received", name)
