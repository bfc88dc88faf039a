from socket import *
from ast import literal_eval

s = socket(AF_INET, SOCK_DGRAM)
s.bind(("127.0.0.1", 7001))
print("ready")
while True:
    message, client = s.recvfrom(2048)
    request = literal_eval(message.decode())
    if request["op"] != "get":
        print("unknown operation", request["op"])
        continue
    f = open(request["file"], "rb")
    size = 2048
    while size == 2048:
        data = f.read(2048)
        size = s.sendto(data, client)
    f.close()
    print("sent", request["file"])
