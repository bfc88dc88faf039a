import socket

serverHost = 'localhost'
serverPort = 6789

clientName = 'Client of Alice Fontaine'

number = int(input('Enter an integer between 1 and 100: '))

clientSocket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
message = clientName + ',' + str(number)
clientSocket.sendto(message.encode(), (serverHost, serverPort))

reply, serverAddress = clientSocket.recvfrom(2048)
fields = reply.decode().split(',')
serverName = fields[0]
serverNumber = int(fields[1])

print('Client name:', clientName)
print('Server name:', serverName)
print('Client number:', number)
print('Server number:', serverNumber)
print('Sum:', number + serverNumber)

clientSocket.close()
