from socket import *
import sys

if __name__ == "__main__":
    # this one answers always to the same port, to pass my firewall
    s = socket(AF_INET, SOCK_DGRAM)
    s.bind(("", 5678))
    s.sendto(sys.argv[1].encode(), ("192.168.1.73", 1235))
    f = open("R" + sys.argv[1], "wb")
    while 1:
        d = s.recvfrom(2048)[0]
        f.write(d)
        if len(d) < 2048:
            break
    f.close()
    s.close()
