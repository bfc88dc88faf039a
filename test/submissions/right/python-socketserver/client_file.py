import socket
import sys

if len(sys.argv) != 2:
    raise SystemExit("usage: client_file.py FILE")
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.connect(("127.0.0.1", 9998))
    sock.send(sys.argv[1].encode())
    with open("f_" + sys.argv[1], "wb") as out:
        buffer = bytearray(2048)
        while True:
            n = sock.recv_into(buffer)
            out.write(buffer[:n])
            if n < len(buffer):
                break
