import json
import random
import socket
import zlib

MY_NAME = "Server of Heitor Boavida"

link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
link.bind(("localhost", 14820))
while True:
    packet, who = link.recvfrom(2000)
    name, number = json.loads(zlib.decompress(packet))
    if not 1 <= number <= 100:
        break
    mine = random.randint(1, 100)
    print(f"{name}: {number}")
    print(f"{MY_NAME}: {mine}")
    link.sendto(zlib.compress(json.dumps([MY_NAME, mine]).encode()), who)
