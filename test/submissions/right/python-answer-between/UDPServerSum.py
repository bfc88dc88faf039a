from socket import *

serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', 1234))
name = "Server of Sofia Marques"
number = 31
print("server ready")
while True:
    clientName, address = serverSocket.recvfrom(1024)
    serverSocket.sendto(b"OK", address)
    message, address = serverSocket.recvfrom(1024)
    clientNumber = int(message.decode())
    if clientNumber < 1 or clientNumber > 100:
        break
    print("client name  ", clientName.decode())
    print("server name  ", name)
    print("client number", clientNumber)
    print("server number", number)
    print("sum          ", clientNumber + number)
    serverSocket.sendto(name.encode(), address)
    serverSocket.sendto(str(number).encode(), address)
serverSocket.close()
