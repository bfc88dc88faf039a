import socket

serverHost = 'localhost'
serverPort = 2023

clientName = 'Client of Fausto Grilo'

number = int(input('Enter an integer between 1 and 100: '))

clientSocket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
clientSocket.connect((serverHost, serverPort))
message = clientName + ',' + str(number)
clientSocket.send(message.encode())

reply = clientSocket.recv(2048)
fields = reply.decode().split(',')
serverName = fields[0]
serverNumber = int(fields[1])

print('Client name:', clientName)
print('Server name:', serverName)
print('Client number:', number)
print('Server number:', serverNumber)
print('Sum:', number + serverNumber)

clientSocket.close()
