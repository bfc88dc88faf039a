import pickle
import socket as sk

ADDRESS = ("localhost", 14141)

print("== Adder client ==")
mynumber = int(input("> "))
me = "Client of Zita Carvalhal"

sock = sk.socket(sk.AF_INET, sk.SOCK_DGRAM)
sock.bind(("", 0))
data, sender = sock.recvfrom(4096)
sock.sendto(pickle.dumps((me, mynumber)), ADDRESS)
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
