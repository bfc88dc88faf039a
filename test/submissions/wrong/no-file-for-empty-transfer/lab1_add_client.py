import pickle
import socket as sk

ADDRESS = ("localhost", 2023)

print("== Adder client ==")
mynumber = int(input("> "))
me = "Client of Clara Hoffmann"

sock = sk.socket(sk.AF_INET, sk.SOCK_DGRAM)
sock.sendto(pickle.dumps((me, mynumber)), ADDRESS)
data, sender = sock.recvfrom(4096)
sock.close()

(other, othernumber) = pickle.loads(data)
total = mynumber + othernumber
for label, value in [
    ("client name", me),
    ("server name", other),
    ("client value", mynumber),
    ("server value", othernumber),
    ("sum", total),
]:
    print(f"{label:>14} = {value}")
