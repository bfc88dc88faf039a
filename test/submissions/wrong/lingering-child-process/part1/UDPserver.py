import os
import random
import signal
import socket

serverPort = 6789
serverName = 'Server of Alice Fontaine'

serverSocket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
serverSocket.bind(('', serverPort))
print('The server is ready to receive', flush=True)
signal.signal(signal.SIGCHLD, signal.SIG_IGN)

while True:
    message, clientAddress = serverSocket.recvfrom(2048)
    clientName, clientNumber = message.decode().split(',')
    clientNumber = int(clientNumber)

    if clientNumber < 1 or clientNumber > 100:
        print('Number out of range, closing the server')
        break

    if os.fork() == 0:
        serverNumber = random.randint(1, 100)
        print('Client name:', clientName)
        print('Server name:', serverName)
        print('Client number:', clientNumber)
        print('Server number:', serverNumber)
        print('Sum:', clientNumber + serverNumber, flush=True)

        reply = serverName + ',' + str(serverNumber)
        serverSocket.sendto(reply.encode(), clientAddress)
        signal.pause()   # this child is done

serverSocket.close()
