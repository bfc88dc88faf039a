import base64
import json
import random
import socket

me = "Server of Leonor Vidigal"
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind(("", 14810))
while True:
    data, client = udp.recvfrom(1024)
    asked = json.loads(base64.b64decode(data))
    value = int(asked["value"])
    if value < 1 or value > 100:
        break
    mine = random.randint(1, 100)
    print("Client:", asked["who"], "has", value)
    print("Server:", me, "has", mine)
    print("Sum:", value + mine)
    udp.sendto(base64.b64encode(json.dumps({"who": me, "value": str(mine)}).encode()), client)
udp.close()
