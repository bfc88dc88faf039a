import json
import socket
import time

ADDRESS = ("127.0.0.1", 23230)
NAME = "Client of Berta Sá"

print("=== Adding two numbers ===")
print("1) Send a number")
print("2) Quit")
if input("> ") != "1":
    raise SystemExit

while True:
    number = int(input("Number: "))
    if 1 <= number <= 100:
        break
    print("From 1 to 100, please")
if input(f"Send {number}? (y/n) ").lower() != "y":
    raise SystemExit

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.sendto(json.dumps({"name": NAME, "number": number, "sent_at": time.time()}).encode(), ADDRESS)
    reply = json.loads(sock.recv(1024))

print(f"{NAME} chose {number}")
print(f"{reply['name']} chose {reply['number']}")
print(f"Together: {number + reply['number']}")
