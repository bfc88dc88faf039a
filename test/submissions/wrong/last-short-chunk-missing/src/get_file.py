import os
import socket
import sys

from common import BUFFER_SIZE, FILE_PORT, HOST

if len(sys.argv) < 2:
    print("usage: python3 get_file.py <file>")
    sys.exit(1)

filename = sys.argv[1]

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.connect((HOST, FILE_PORT))
client.send(filename.encode())

with open("Received-" + os.path.basename(filename), "wb") as file:
    while True:
        data = client.recv(BUFFER_SIZE)
        file.write(data)
        if len(data) < BUFFER_SIZE:
            break

client.close()
print("Transfer complete")
