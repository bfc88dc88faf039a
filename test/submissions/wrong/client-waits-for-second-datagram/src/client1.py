import socket

from common import ADD_PORT, BUFFER_SIZE, HOST, STUDENT, make_message, split_message

name = "Client of " + STUDENT


def get_number():
    number = int(input("Please enter a number from 1 to 100: "))
    while number < 1 or number > 100:
        print("It must be between 1 and 100!")
        number = int(input("Please enter a number from 1 to 100: "))
    return number


number = get_number()

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.connect((HOST, ADD_PORT))
client.send(make_message(name, number))

while True:
    data = client.recv(BUFFER_SIZE)
    if not data:
        break
    server_name, server_number = split_message(data)

    print("Client:", name)
    print("Server:", server_name)
    print("Client's number:", number)
    print("Server's number:", server_number)
    print("Sum =", number + server_number)

client.close()
