import socket
import threading

number = int(input("Number: "))
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(f"Client of Tarek,{number}".encode(), ("127.0.0.1", 12000))
name, own = sock.recvfrom(2048)[0].decode().split(",")
print("Client of Tarek", name, number, own, number + int(own), flush=True)
threading.Event().wait()
