import socket

IP = "127.0.0.1"
NAME_PORT = 4444
NUMBER_PORT = 4445

myname = "Client of Paulo Antunes"
number = int(input("Integer between 1 and 100 > "))

name_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
number_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
name_socket.sendto(myname.encode(), (IP, NAME_PORT))
number_socket.sendto(str(number).encode(), (IP, NUMBER_PORT))
if number >= 1 and number <= 100:
    server_name = name_socket.recv(1024).decode()
    server_number = int(number_socket.recv(1024).decode())
    print("I am", myname, "and I talked to", server_name)
    print("Mine:", number, "Theirs:", server_number, "Sum:", number + server_number)
name_socket.close()
number_socket.close()
