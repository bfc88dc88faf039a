import socket as sk
import sys

ADDRESS = ("localhost", 5006)
N = 2048

try:
    filename = sys.argv[1]
except IndexError:
    filename = input("file name: ")

sock = sk.socket(sk.AF_INET, sk.SOCK_DGRAM)
sock.sendto(filename.encode(), ADDRESS)

contents = b""
try:
    while True:
        data = sock.recv(N)
        contents += data
except KeyboardInterrupt:
    print("stopped")
sock.close()

with open(filename + ".received", "wb") as f:
    f.write(contents)
print(len(contents), "bytes received")
