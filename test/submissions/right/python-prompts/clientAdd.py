import socket

myName = "Client of Fabio Xavier"

host = input("Server host: ")
port = int(input("Server port: "))
number = int(input("Number between 1 and 100: "))

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto((myName + ", " + str(number)).encode(), (host, port))

if number < 1 or number > 100:
    print("The server will terminate now")
else:
    answer = sock.recv(2048).decode()
    # answer is like: Server of Somebody says 10
    serverName, serverNumber = answer.split(" says ")
    serverNumber = int(serverNumber)
    print("{} chose {}".format(myName, number))
    print("{} chose {}".format(serverName, serverNumber))
    print("The sum is {}.".format(number + serverNumber))

sock.close()
