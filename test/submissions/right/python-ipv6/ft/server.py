import socket

# IPv6 and IPv4
sock = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
sock.bind(("", 8081))
while True:
    name, client = sock.recvfrom(1024)
    print(name.decode(), "for", client[0])
    with open(name, "rb") as f:
        while True:
            chunk = f.read(2048)
            sock.sendto(chunk, client)
            if len(chunk) != 2048:
                break
