import socket
import sys

def main():
    name = input("Name: ")
    try:
        number = int(input("Number: "))
    except ValueError:
        print("Not an integer")
        sys.exit(1)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.sendto(f"{name} {number}".encode(), ("localhost", 50000))
        if number < 1 or number > 100:
            print("Number out of range. The server closes.")
            return
        *server, value = s.recv(1024).decode().split()
    print("Client name:", name)
    print("Server name:", " ".join(server))
    print("Client value:", number)
    print("Server value:", value)
    print("Sum of values:", number + int(value))

main()
