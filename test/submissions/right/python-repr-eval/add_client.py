from socket import *
from ast import literal_eval

name = "Client of Hugo Reis, 61234"
number = int(input("Integer: "))

s = socket(AF_INET, SOCK_DGRAM)
s.sendto(str([name, number]).encode(), ("127.0.0.1", 7000))
if 0 < number < 101:
    reply = literal_eval(s.recv(2048).decode())
    print(name, reply[0])
    print(number, reply[1])
    print("The sum is", number + reply[1])
s.close()
