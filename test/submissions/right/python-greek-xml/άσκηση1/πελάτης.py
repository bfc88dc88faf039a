# Άσκηση 1 - πελάτης
import socket
import xml.etree.ElementTree as ET

όνομα = input("Πώς σε λένε; ").strip()
n = int(input("Δώσε ακέραιο (1 έως 100): "))
r = ET.Element("αίτημα")
ET.SubElement(r, "όνομα").text = "Πελάτης: " + όνομα
ET.SubElement(r, "αριθμός").text = str(n)
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.settimeout(3)
    s.sendto(ET.tostring(r, encoding="utf-8"), ("127.0.0.1", 20231))
    try:
        a = ET.fromstring(s.recv(4096).decode("utf-8"))
    except socket.timeout:
        print("Καμία απάντηση")
    else:
        m = int(a.findtext("αριθμός"))
        print("Εγώ:", "Πελάτης: " + όνομα)
        print("Ο άλλος:", a.findtext("όνομα"))
        print("Ο αριθμός μου:", n)
        print("Ο αριθμός του:", m)
        print("Άθροισμα:", n + m)
input("Πατήστε Enter για έξοδο...")
