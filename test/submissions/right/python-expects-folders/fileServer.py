import socket

SERVER_PORT = 11112
CHUNK = 2048
FOLDER = 'server_files/'      # the files come from here

sock = socket.socket(type=socket.SOCK_DGRAM)
sock.bind(('', SERVER_PORT))
while True:
    filename, address = sock.recvfrom(CHUNK)
    with open(FOLDER + filename.decode(), 'rb') as f:
        while True:
            chunk = f.read(CHUNK)
            sock.sendto(chunk, address)
            if len(chunk) < CHUNK:
                break
