from socket import *
import pickle, sys
s = socket(AF_INET, SOCK_DGRAM)
name = sys.argv[1]
f = open('got_' + name, 'wb')
offset = 0
while True:
    s.sendto(pickle.dumps((name, offset, 2048)), ('127.0.0.1', 9802))
    chunk, _ = s.recvfrom(2048)
    f.write(chunk)
    if len(chunk) < 2048:
        break
    offset += 2048
f.close()
s.close()
