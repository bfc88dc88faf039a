import socket
import threading
import time

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 2049))


def transfer(name, address):
    try:
        with open(name, "rb") as f:
            block = f.read(2048)
            while len(block) == 2048:
                sock.sendto(block, address)
                time.sleep(0.002)
                block = f.read(2048)
            sock.sendto(block, address)
    except FileNotFoundError:
        print("not found:", name)


while True:
    name, address = sock.recvfrom(1024)
    threading.Thread(target=transfer, args=(name.decode(), address), daemon=True).start()
