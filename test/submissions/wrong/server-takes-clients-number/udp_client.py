import socket
import struct

HOST = "127.0.0.1"
PORT = 5115
FORMAT = "!64si"          # name (64 chars) + integer
NAME = "Client of Lia Nogueira"


def read_number():
    return int(input("Enter an integer between 1 and 100: "))


def main():
    number = read_number()
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.sendto(struct.pack(FORMAT, NAME.encode("utf-8"), number), (HOST, PORT))
    if not 1 <= number <= 100:
        print("out of range, server is going down")
        s.close()
        return
    data, _ = s.recvfrom(1024)
    server_name, server_number = struct.unpack(FORMAT, data)
    server_name = server_name.decode("utf-8").rstrip("\x00")
    print(f"My name:       {NAME}")
    print(f"Server's name: {server_name}")
    print(f"My integer:       {number}")
    print(f"Server's integer: {server_number}")
    print(f"Sum:              {number + server_number}")
    s.close()


if __name__ == "__main__":
    main()
