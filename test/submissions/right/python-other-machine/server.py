from random import randint
from socket import *

MY_NAME = "Server of Vera Brito"

if __name__ == "__main__":
    s = socket(AF_INET, SOCK_DGRAM)
    s.bind(("192.168.1.73", 1234))
    while 1:
        message, who = s.recvfrom(1024)
        name, x = message.decode().split(",")
        x = int(x)
        if x <= 0 or x >= 101:
            s.close()
            break
        y = randint(1, 100)
        print("Client name =", name)
        print("Server name =", MY_NAME)
        print("Client int =", x)
        print("Server int =", y)
        print("Sum =", x + y)
        s.sendto(("%s,%d" % (MY_NAME, y)).encode(), who)
