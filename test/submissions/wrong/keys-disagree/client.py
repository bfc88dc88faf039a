import json
import socket

NAME = "Client of Eurico Sobral"
number = int(input("Integer (1 to 100): "))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(json.dumps({"sender": NAME, "chosen": number}).encode(), ("127.0.0.1", 14840))
if 1 <= number <= 100:
    reply = json.loads(s.recv(1000))
    print("I am", NAME, "and chose", number)
    print("I heard", reply["sender"], "who chose", reply["chosen"])
    print("Sum:", number + reply["chosen"])
s.close()
