import socket

host = input("Server host: ")
port = int(input("Server port: "))
fileName = input("File to transfer: ")

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(fileName.encode(), (host, port))

out = open(fileName, "wb")
while True:
    chunk, server = sock.recvfrom(2048)
    out.write(chunk)
    print(".", end="", flush=True)
    if len(chunk) < 2048:
        print(" end of file")
        break
out.close()
sock.close()
