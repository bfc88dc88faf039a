import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("localhost", 15001))
while True:
    name, addr = server.recvfrom(1024)
    with open(name.decode(), "rb") as f:
        data = f.read(2048)
        while data:
            server.sendto(data, addr)
            # wait until the client has it, so that nothing is lost
            ack, addr = server.recvfrom(16)
            data = f.read(2048)
