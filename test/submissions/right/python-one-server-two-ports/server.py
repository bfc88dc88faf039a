# One process for both exercises: sums on 15040, files on 15041
import select
import socket

NAME = "Server of Dalila Nobre"
NUMBER = 64

sums = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sums.bind(("", 15040))
files = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
files.bind(("", 15041))


def add(data, peer):
    name, number = data.decode().split("|")
    number = int(number)
    if number < 1 or number > 100:
        return False
    print("From:", name, number, flush=True)
    print("Here:", NAME, NUMBER, flush=True)
    print("Sum:", number + NUMBER, flush=True)
    sums.sendto(f"{NAME}|{NUMBER}".encode(), peer)
    return True


def send_file(name, peer):
    try:
        file = open(name, "rb")
    except OSError as error:
        print(error, flush=True)
        files.sendto(b"", peer)
        return
    with file:
        chunk = file.read(2048)
        while len(chunk) == 2048:
            files.sendto(chunk, peer)
            chunk = file.read(2048)
        files.sendto(chunk, peer)


running = True
while running:
    ready, _, _ = select.select([sums, files], [], [])
    for sock in ready:
        data, peer = sock.recvfrom(2048)
        if sock is files:
            send_file(data.decode(), peer)
        else:
            running = add(data, peer)
sums.close()
files.close()
