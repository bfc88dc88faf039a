import socket

NAME = "Server of Marco Dias"

def ask():
    while True:
        try:
            value = int(input("Your number (1-100): "))
            if 1 <= value <= 100:
                return value
        except ValueError:
            pass
        print("Try again")

def main():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.bind(("localhost", 50000))
        while True:
            data, address = s.recvfrom(1024)
            *client, number = data.decode().split()
            number = int(number)
            if number < 1 or number > 100:
                print("Out of range, closing")
                break
            print("Client name:", " ".join(client))
            print("Server name:", NAME)
            value = ask()
            print("Client value:", number)
            print("Server value:", value)
            print("Sum of values:", number + value)
            s.sendto(f"{NAME} {value}".encode(), address)

main()
