import socket, random, sys
port = int(sys.argv[1])
a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
a.bind(("", port))
b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
b.bind(("", port + 1))
while True:
    name, who1 = a.recvfrom(100)
    number, who2 = b.recvfrom(100)
    number = int(number)
    if not 1 <= number <= 100:
        break
    mine = random.randint(1, 100)
    print(name.decode(), number, "Zita of the south", mine, number + mine)
    a.sendto(b"Zita of the south", who2)
    a.sendto(b"%d" % mine, who2)
