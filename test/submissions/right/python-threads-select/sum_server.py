import random
import socket
import threading

NAME = "Server of Vasco Leite"

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 2048))
lock = threading.Lock()


def answer(name, number, address):
    value = random.randint(1, 100)
    with lock:
        print(f"Client: {name}, {number}")
        print(f"Server: {NAME}, {value}")
        print(f"Sum: {number + value}")
    sock.sendto(f"{NAME}, {value}".encode(), address)


threads = []
while True:
    data, address = sock.recvfrom(1024)
    name, number = data.decode().split(", ")
    if not 1 <= int(number) <= 100:
        break
    thread = threading.Thread(target=answer, args=(name, int(number), address))
    thread.start()
    threads.append(thread)

for thread in threads:
    thread.join()
sock.close()
