HOST = "localhost"
ADD_PORT = 2222
FILE_PORT = 6000
BUFFER_SIZE = 2048
STUDENT = "Nadia Petrova"


def make_message(name, number):
    return (name + "\n" + str(number)).encode()


def split_message(data):
    lines = data.decode().split("\n")
    return lines[0], int(lines[1])
