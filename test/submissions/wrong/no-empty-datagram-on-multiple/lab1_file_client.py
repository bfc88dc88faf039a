import socket as sk
import sys

ADDRESS = ("localhost", 15016)
N = 2048

try:
    filename = sys.argv[1]
except IndexError:
    filename = input("file name: ")

sock = sk.socket(sk.AF_INET, sk.SOCK_DGRAM)
sock.sendto(filename.encode(), ADDRESS)

contents = b""
data = sock.recv(N)
while len(data) == N:
    contents += data
    data = sock.recv(N)
contents += data
sock.close()

with open(filename + ".received", "wb") as f:
    f.write(contents)
print(len(contents), "bytes received")
