import functools, operator, socket, struct, sys

ME = "Server of Vu Thi Mai"
FMT = "<Bh32s"
PICK = int(sys.argv[1]) if len(sys.argv) > 1 else 77


def xs(b):
    return functools.reduce(operator.xor, b, 0x5A)


s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 23232))
while True:
    b, who = s.recvfrom(200)
    if len(b) != 36 or xs(b[:35]) != b[35]:
        print("bad checksum")
        continue
    kind, n, name = struct.unpack(FMT, b[:35])
    if kind != 1:
        continue
    if n < 1 or n > 100:
        break
    print(name.rstrip(b"\0").decode(), "/", ME)
    print(n, PICK, n + PICK, sep=" | ")
    r = struct.pack(FMT, 2, PICK, ME.encode())
    s.sendto(r + bytes([xs(r)]), who)
s.close()
