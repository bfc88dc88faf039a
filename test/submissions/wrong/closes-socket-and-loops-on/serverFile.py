import socket
import sys

port = int(sys.argv[1]) if len(sys.argv) > 1 else 9877

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("127.0.0.1", port))
print(f"File server on port {port}")

while True:
    message, address = sock.recvfrom(1024)
    name = str(message, "utf-8")
    try:
        with open(name, "rb") as file:
            content = file.read()
    except FileNotFoundError:
        print(f"{name} does not exist")
        continue

    position = 0
    while position <= len(content):
        sock.sendto(content[position:position + 2048], address)
        position += 2048
    print(f"{name} was sent")
