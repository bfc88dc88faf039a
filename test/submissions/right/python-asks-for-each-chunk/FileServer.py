from socket import *
import pickle
s = socket(AF_INET, SOCK_DGRAM)
s.bind(('', 9802))
while True:
    message, client = s.recvfrom(4096)
    (name, offset, size) = pickle.loads(message)
    f = open(name, 'rb')
    f.seek(offset)
    s.sendto(f.read(size), client)
    f.close()
