import socket

myPort = 12346

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', myPort))
print("File server running on port", myPort)

while True:
    message, client = sock.recvfrom(2048)
    fileName = message.decode()
    try:
        content = open(fileName, "rb").read()
    except OSError:
        print("No such file:", fileName)
        sock.sendto(b"", client)
        continue
    start = 0
    while start <= len(content):
        sock.sendto(content[start:start + 2048], client)
        start = start + 2048
    print(fileName, "transferred")
