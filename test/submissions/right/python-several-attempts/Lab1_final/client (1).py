from socket import *
number = int(input())
clientSocket = socket(AF_INET, SOCK_DGRAM)
clientSocket.sendto(("Ana " + str(number)).encode(), ("localhost", 12000))
print(clientSocket.recvfrom(2048))
