# server of assignment 2, sends one file and ends
import socket

srv = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
srv.bind(("localhost", 10001))
print("waiting for a request")

fname, who = srv.recvfrom(1000)
fname = fname.decode()
print("file", fname, "wanted")

try:
    f = open(fname, "rb")
except FileNotFoundError:
    print("no such file")
    srv.sendto(b"", who)
    srv.close()
    exit()

n = 2048
while n == 2048:
    chunk = f.read(2048)
    n = len(chunk)
    srv.sendto(chunk, who)
f.close()
srv.close()
print("file sent")
