import base64
import json
import socket

me = "Client of Leonor Vidigal"
mine = input("Integer, 1 to 100: ")
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.sendto(base64.b64encode(json.dumps({"who": me, "value": mine}).encode()), ("127.0.0.1", 14810))
answer = json.loads(base64.b64decode(udp.recv(1024)))
print("Client:", me, "has", mine)
print("Server:", answer["who"], "has", answer["value"])
print("Sum:", mine + answer["value"])
udp.close()
