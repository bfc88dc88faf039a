import socket, sys

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.sendto(sys.argv[1].encode() + b"\n", ("localhost", 50001))
    with open("copy of " + sys.argv[1], "wb") as f:
        n = 2048
        while n == 2048:
            data = s.recv(4096)
            n = len(data)
            f.write(data)
print("OK")
