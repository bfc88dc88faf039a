import pickle
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("localhost", 20002))
while True:
    request, address = server.recvfrom(1024)
    name = pickle.loads(request)
    print("sending", name)
    with open(name, "rb") as f:
        data = f.read(2048)
        while len(data) == 2048:
            server.sendto(data, address)
            data = f.read(2048)
        server.sendto(data, address)
