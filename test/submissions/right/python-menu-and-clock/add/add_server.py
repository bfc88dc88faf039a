import json
import os
import random
import socket
import threading
import time

NAME = "Server of Berta Sá"

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("127.0.0.1", 23230))


def serve():
    while True:
        data, client = sock.recvfrom(1024)
        request = json.loads(data)
        number = request["number"]
        if number < 1 or number > 100:
            print("Out of range, closing", flush=True)
            sock.close()
            os._exit(0)
        mine = random.randint(1, 100)
        print(f"{request['name']} chose {number}")
        print(f"{NAME} chose {mine}")
        print(f"Together: {number + mine}", flush=True)
        sock.sendto(json.dumps({"name": NAME, "number": mine, "sent_at": time.time()}).encode(), client)


threading.Thread(target=serve, daemon=True).start()
input("Server running. Press Enter to stop it.\n")
sock.close()
