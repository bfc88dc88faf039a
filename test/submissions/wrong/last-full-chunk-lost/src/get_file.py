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
    data = client.recv(BUFFER_SIZE)
    while len(data) == BUFFER_SIZE:
        next_data = client.recv(BUFFER_SIZE)
        if len(next_data) == 0:
            break
        file.write(data)
        data = next_data
    if len(data) < BUFFER_SIZE:
        file.write(data)

client.close()
print("Transfer complete")
