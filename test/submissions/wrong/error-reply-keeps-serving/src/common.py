HOST = "localhost"
ADD_PORT = 8888
FILE_PORT = 8080
BUFFER_SIZE = 2048
STUDENT = "Irene Castellano"


def make_message(name, number):
    return (name + "\n" + str(number)).encode()


def split_message(data):
    lines = data.decode().split("\n")
    return lines[0], int(lines[1])
