import pickle
import socket
import sys

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.sendto(pickle.dumps(sys.argv[1]), ("localhost", 20002))
out = open("new_" + sys.argv[1], "wb")
while True:
    data = client.recv(2048)
    out.write(data)
    if len(data) < 2048:
        break
out.close()
client.close()
print("file received")
