import socket
import sys

server = ("localhost", 15001)
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.sendto(sys.argv[1].encode(), server)
with open("recv_" + sys.argv[1], "wb") as f:
    while True:
        data = client.recv(2048)
        f.write(data)
        client.sendto(b"ACK", server)
        if len(data) < 2048:
            break
client.close()
