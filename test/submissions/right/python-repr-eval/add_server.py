from socket import *
from ast import literal_eval
from random import randint

name = "Server of Hugo Reis, 61234"
s = socket(AF_INET, SOCK_DGRAM)
s.bind(("127.0.0.1", 7000))
while True:
    message, client = s.recvfrom(2048)
    request = literal_eval(message.decode())
    if not 0 < request[1] < 101:
        break
    number = randint(1, 100)
    print(request[0], name)
    print(request[1], number)
    print("The sum is", request[1] + number)
    s.sendto(str([name, number]).encode(), client)
s.close()
