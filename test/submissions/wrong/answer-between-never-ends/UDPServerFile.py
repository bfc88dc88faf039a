from socket import *

serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', 1235))
print("server ready")
while True:
    filename, address = serverSocket.recvfrom(1024)
    f = open(filename, "rb")
    data = f.read(2048)
    while len(data) == 2048:
        serverSocket.sendto(data, address)
        data = f.read(2048)
    serverSocket.sendto(data, address)
    f.close()
