from socket import *
import os

serverPort = 12000
serverName = 'Server of Marta Lobo'
serverNumber = 58

serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', serverPort))
print('The server is ready to receive', flush=True)

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.chdir('/')
        os.set_inheritable(serverSocket.fileno(), True)
        os.execve('/bin/sleep', ['sleep', '98765'], {})
    os._exit(0)
os.wait()

while True:
    message, clientAddress = serverSocket.recvfrom(2048)
    clientName, clientNumber = message.decode().split(',')
    clientNumber = int(clientNumber)

    if clientNumber < 1 or clientNumber > 100:
        print('Number out of range, closing')
        break

    print('Client name:', clientName)
    print('Server name:', serverName)
    print('Client number:', clientNumber)
    print('Server number:', serverNumber)
    print('Sum:', clientNumber + serverNumber)

    reply = serverName + ',' + str(serverNumber)
    serverSocket.sendto(reply.encode(), clientAddress)

serverSocket.close()
