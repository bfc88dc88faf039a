#!/usr/bin/env python3
import pathlib, socket, struct
name = input("Ten tap tin: ").strip()
save = input("Luu thanh [Enter = giu nguyen ten]: ").strip() or name
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect(("127.0.0.1", 24242))
n = name.encode()
s.send(struct.pack("!H", len(n)) + n)
parts = []
while True:
    parts.append(s.recv(65535))
    if len(parts[-1]) < 2048:
        break
s.close()
d = pathlib.Path("nhan")
d.mkdir(exist_ok=True)
(d / pathlib.Path(save).name).write_bytes(b"".join(parts))
print("xong,", sum(map(len, parts)), "byte")
