from socket import *

server = ('127.0.0.1', 1234)
clientSocket = socket(AF_INET, SOCK_DGRAM)
clientSocket.settimeout(5)
name = "Client of Sofia Marques"
number = input("Enter an integer between 1 and 100: ")

# first the name, the server says OK
clientSocket.sendto(name.encode(), server)
ok, address = clientSocket.recvfrom(1024)
# then the number
clientSocket.sendto(number.encode(), server)
if 1 <= int(number) <= 100:
    serverName, address = clientSocket.recvfrom(1024)
    serverNumber, address = clientSocket.recvfrom(1024)
    print("client name  ", name)
    print("server name  ", serverName.decode())
    print("client number", number)
    print("server number", serverNumber.decode())
    print("sum          ", int(number) + int(serverNumber.decode()))
clientSocket.close()
