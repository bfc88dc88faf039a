# first version, with TCP (wrong!!)
from socket import *
s = socket(AF_INET, SOCK_STREAM)
s.connect(("localhost", 12000))
s.send(b"ola")
print(s.recv(1024))
