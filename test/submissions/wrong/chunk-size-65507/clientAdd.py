import re
import socket

PATTERN = re.compile(r"I am (.+) and my number is (-?\d+)")

myName = "Client of David Okafor"
myNumber = input("Enter an integer between 1 and 100: ")

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sentence = "I am " + myName + " and my number is " + myNumber
sock.sendto(bytes(sentence, "utf-8"), ("127.0.0.1", 3333))

answer = str(sock.recv(1024), "utf-8")
match = PATTERN.match(answer)
serverName = match.group(1)
serverNumber = match.group(2)

result = int(myNumber) + int(serverNumber)
print(f"My name: {myName}, my number: {myNumber}")
print(f"Server name: {serverName}, server number: {serverNumber}")
print(f"Result of the addition: {result}")
sock.close()
