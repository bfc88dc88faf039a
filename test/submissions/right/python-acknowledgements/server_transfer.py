import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("localhost", 15001))
while True:
    name, addr = server.recvfrom(1024)
    with open(name.decode(), "rb") as f:
        while True:
            data = f.read(2048)
            server.sendto(data, addr)
            # wait until the client has it, so that nothing is lost
            ack, addr = server.recvfrom(16)
            if len(data) < 2048:
                break
