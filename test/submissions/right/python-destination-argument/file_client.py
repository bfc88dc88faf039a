from socket import *
import sys

if len(sys.argv) != 4:
    print("Usage: file_client.py host:port remote-file local-file")
    sys.exit(-1)

host, port = sys.argv[1].split(":")
sock = socket(AF_INET, SOCK_DGRAM)
sock.sendto(sys.argv[2].encode(), (host, int(port)))
out = open(sys.argv[3], "wb")
while True:
    chunk = sock.recv(2048)
    out.write(chunk)
    if len(chunk) < 2048:
        break
out.close()
sock.close()
