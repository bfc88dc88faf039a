HOST = "localhost"
ADD_PORT = 7000
FILE_PORT = 7001
BUFFER_SIZE = 2048
STUDENT = "Joana Magalhães"


def make_message(name, number):
    return (name + "\n" + str(number)).encode()


def split_message(data):
    lines = data.decode().split("\n")
    return lines[0], int(lines[1])
