from socket import *

if __name__ == "__main__":
    s = socket(AF_INET, SOCK_DGRAM)
    s.bind(("192.168.1.73", 1235))
    while 1:
        name, who = s.recvfrom(2048)
        f = open(name.decode(), "rb")
        while 1:
            d = f.read(2048)
            s.sendto(d, who)
            if len(d) < 2048:
                break
        f.close()
