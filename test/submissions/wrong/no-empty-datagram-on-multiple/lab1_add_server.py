import pickle
import random
import socket as sk

PORT = 15015
me = "Server of David Okafor"


def report(pairs):
    for label, value in pairs:
        print(f"{label:>14} = {value}")
    print("-" * 30)


sock = sk.socket(sk.AF_INET, sk.SOCK_DGRAM)
sock.bind(("", PORT))
print("== Adder server ==")

data, client = sock.recvfrom(4096)
name, number = pickle.loads(data)
while 1 <= number <= 100:
    mynumber = random.randint(1, 100)
    report([
        ("client name", name),
        ("server name", me),
        ("client value", number),
        ("server value", mynumber),
        ("sum", number + mynumber),
    ])
    sock.sendto(pickle.dumps((me, mynumber)), client)
    data, client = sock.recvfrom(4096)
    name, number = pickle.loads(data)

sock.close()
