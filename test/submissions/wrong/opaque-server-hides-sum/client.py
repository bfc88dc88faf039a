import json
import socket
import zlib

MY_NAME = "Client of Heitor Boavida"

number = int(input("Number between 1 and 100: "))
link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
link.sendto(zlib.compress(json.dumps([MY_NAME, number]).encode()), ("localhost", 14820))
if 1 <= number <= 100:
    name, other = json.loads(zlib.decompress(link.recv(2000)))
    print(f"{MY_NAME}: {number}")
    print(f"{name}: {other}")
    print(f"Sum: {number + other}")
