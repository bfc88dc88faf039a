# server of assignment 1
import socket

srv = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
srv.bind(("localhost", 10000))

my_name = "Server of Zulmira Costa"
my_num = 68

while 1:
    data, who = srv.recvfrom(1000)
    num, name = data.decode().split(",")
    num = int(num)
    if num > 100 or num < 1:
        print("bye bye")
        srv.close()
        exit()
    print("client:", name)
    print("server:", my_name)
    print("numbers:", num, "and", my_num)
    print("sum:", num + my_num)
    srv.sendto((str(my_num) + "," + my_name).encode(), who)
