import select
import socket
import sys

NAME = "Client of Vasco Leite"
SERVER = ("localhost", 2048)

print("Enter an integer between 1 and 100: ", end="", flush=True)
number = int(sys.stdin.readline())

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setblocking(False)
sock.sendto(f"{NAME}, {number}".encode(), SERVER)
if number < 1 or number > 100:
    sys.exit(0)

ready, _, _ = select.select([sock], [], [], 10)
if not ready:
    print("The server does not answer", file=sys.stderr)
    sys.exit(1)
name, value = sock.recv(1024).decode().split(", ")
print(f"Client: {NAME}, {number}")
print(f"Server: {name}, {value}")
print(f"Sum: {number + int(value)}")
sock.close()
