from socket import *
import sys

server = ('127.0.0.1', 1235)
clientSocket = socket(AF_INET, SOCK_DGRAM)
filename = sys.argv[1]
clientSocket.sendto(filename.encode(), server)
f = open(filename + ".copy", "wb")
data, address = clientSocket.recvfrom(2048)
while len(data) == 2048:
    f.write(data)
    data, address = clientSocket.recvfrom(2048)
f.write(data)
f.close()
clientSocket.close()
