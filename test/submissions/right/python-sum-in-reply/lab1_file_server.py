import socket

PORT = 8081
CHUNK = 2048

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", PORT))
print("serving files on port", PORT)

try:
    while True:
        msg, client = s.recvfrom(2048)
        try:
            f = open(msg.decode(), "rb")
        except OSError as e:
            print("cannot send:", e)
            continue
        while True:
            chunk = f.read(CHUNK)
            s.sendto(chunk, client)
            if len(chunk) < CHUNK:
                break
        f.close()
except KeyboardInterrupt:
    print("stopped")
finally:
    s.close()
