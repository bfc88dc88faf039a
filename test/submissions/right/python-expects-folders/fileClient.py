import socket
import sys

SERVER_IP = 'localhost'
SERVER_PORT = 11112
CHUNK = 2048
FOLDER = 'client_files/'      # the files go to here

filename = sys.argv[1]
sock = socket.socket(type=socket.SOCK_DGRAM)
with open(FOLDER + filename, 'wb') as f:
    sock.sendto(filename.encode(), (SERVER_IP, SERVER_PORT))
    while True:
        chunk = sock.recv(CHUNK)
        f.write(chunk)
        if len(chunk) < CHUNK:
            break
sock.close()
