# client of assignment 1
import socket

c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

my_name = "Client of Zulmira Costa"
print(my_name)

my_num = input("number from 1 to 100? ")
c.sendto((my_num + "," + my_name).encode(), ("localhost", 10000))

data = c.recv(1000).decode()
srv_num = data.split(",")[0]
srv_name = data.split(",")[1]

print("server is called", srv_name)
print("numbers:", my_num, "and", srv_num)
print("sum:", int(my_num) + int(srv_num))
c.close()
