import random
import re
import socket

PATTERN = re.compile(r"I am (.+) and my number is (-?\d+)")

myName = "Server of David Okafor"

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("127.0.0.1", 3333))

while True:
    message, address = sock.recvfrom(1024)
    match = PATTERN.match(str(message, "utf-8"))
    clientName = match.group(1)
    clientNumber = int(match.group(2))

    if clientNumber > 100 or clientNumber <= 0:
        print("The number is out of range, I stop here")
        break

    myNumber = random.randint(1, 100)
    result = clientNumber + myNumber
    print(f"Client name: {clientName}, client number: {clientNumber}")
    print(f"My name: {myName}, my number: {myNumber}")
    print(f"Result of the addition: {result}")

    sentence = "I am " + myName + " and my number is " + str(myNumber)
    sock.sendto(bytes(sentence, "utf-8"), address)

sock.close()
