import math
import os
import socket

from common import BUFFER_SIZE, FILE_PORT

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", FILE_PORT))
print("File server is running")

while True:
    data, address = server.recvfrom(BUFFER_SIZE)
    filename = data.decode()

    try:
        file = open(filename, "rb")
    except OSError:
        print("Cannot open", filename)
        continue

    size = os.path.getsize(filename)
    full_chunks = math.floor(size / BUFFER_SIZE)
    for i in range(full_chunks):
        server.sendto(file.read(BUFFER_SIZE), address)
    server.sendto(file.read(BUFFER_SIZE), address)
    file.close()
    print("Sent", filename, size, "bytes")
