import json
import random
import socket

NAME = "Server of Eurico Sobral"
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 14840))
while True:
    data, client = s.recvfrom(1000)
    request = json.loads(data)
    number = request["picked"]
    if number < 1 or number > 100:
        break
    mine = random.randint(1, 100)
    print("I heard", request["author"], "who chose", number)
    print("I am", NAME, "and chose", mine)
    print("Sum:", number + mine)
    s.sendto(json.dumps({"author": NAME, "picked": mine}).encode(), client)
s.close()
