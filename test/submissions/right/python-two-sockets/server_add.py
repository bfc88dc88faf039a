import socket

NAME_PORT = 4444
NUMBER_PORT = 4445

myname = "Server of Paulo Antunes"
mynumber = 66

name_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
name_socket.bind(("", NAME_PORT))
number_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
number_socket.bind(("", NUMBER_PORT))

while True:
    client_name, name_address = name_socket.recvfrom(1024)
    number, number_address = number_socket.recvfrom(1024)
    number = int(number.decode())
    if number < 1 or number > 100:
        break
    print("I am", myname, "and I talked to", client_name.decode())
    print("Mine:", mynumber, "Theirs:", number, "Sum:", number + mynumber)
    name_socket.sendto(myname.encode(), name_address)
    number_socket.sendto(str(mynumber).encode(), number_address)

name_socket.close()
number_socket.close()
