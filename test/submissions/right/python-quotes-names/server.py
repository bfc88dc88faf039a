from socket import *
from urllib.parse import unquote_to_bytes

sock = socket(AF_INET, SOCK_DGRAM)
sock.bind(("", 23120))
print("waiting")
while True:
    data, client = sock.recvfrom(1024)
    try:
        f = open(unquote_to_bytes(data), "rb")
    except OSError as problem:
        print("no file", data, problem)
        continue
    with f:
        while True:
            chunk = f.read(2048)
            sock.sendto(chunk, client)
            if len(chunk) < 2048:
                break
    print("sent", data)
