import queue
import socket
import sys
import threading

SERVER = ("localhost", 2049)
blocks = queue.Queue()
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def receive():
    while True:
        block = sock.recv(2048)
        blocks.put(block)
        if len(block) < 2048:
            return


sock.sendto(sys.argv[1].encode(), SERVER)
receiver = threading.Thread(target=receive)
receiver.start()
with open("local_" + sys.argv[1], "wb") as f:
    while True:
        block = blocks.get()
        f.write(block)
        if len(block) < 2048:
            break
receiver.join()
sock.close()
