import socket

myName = "Server of Fabio Xavier"
myNumber = 83
myPort = 12345

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', myPort))
print("Server running on port", myPort)

while True:
    message, client = sock.recvfrom(2048)
    clientName, number = message.decode().split(",")
    number = int(number)
    if number < 1 or number > 100:
        print("Terminating")
        break
    print("{} chose {}".format(clientName, number))
    print("{} chose {}".format(myName, myNumber))
    print("The sum is {}.".format(number + myNumber))
    sock.sendto((myName + " says " + str(myNumber)).encode(), client)

sock.close()
