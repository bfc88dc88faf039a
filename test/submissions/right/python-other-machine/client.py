from socket import *

# IP of the laptop of my colleague
SERVER = ("192.168.1.73", 1234)
MY_NAME = "Client of Vera Brito"

if __name__ == "__main__":
    s = socket(AF_INET, SOCK_DGRAM)
    x = int(input("Choose a number between 1 and 100\n"))
    s.sendto(("%s,%d" % (MY_NAME, x)).encode(), SERVER)
    if x > 0 and x < 101:
        answer = s.recvfrom(1024)[0].decode().split(",")
        print("Client name =", MY_NAME)
        print("Server name =", answer[0])
        print("Client int =", x)
        print("Server int =", answer[1])
        print("Sum =", x + int(answer[1]))
    s.close()
