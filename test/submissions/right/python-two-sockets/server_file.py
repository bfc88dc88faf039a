import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 4446))
while True:
    name, client = sock.recvfrom(1024)
    with open(name.decode(), "rb") as file:
        content = file.read()
    parts = [content[i:i + 2048] for i in range(0, len(content), 2048)]
    if len(content) % 2048 == 0:
        parts.append(b"")
    for part in parts:
        sock.sendto(part, client)
    print("sent", len(parts), "parts")
