# Άσκηση 1 - διακομιστής (asyncio)
import asyncio, random
import xml.etree.ElementTree as ET

ΟΝΟΜΑ = "Διακομιστής της Ελένης Παπαδάκη"
ΘΥΡΑ = 20231


class Πρωτόκολλο(asyncio.DatagramProtocol):
    def __init__(self, τέλος):
        self.τέλος = τέλος

    def connection_made(self, transport):
        self.t = transport

    def datagram_received(self, data, addr):
        try:
            r = ET.fromstring(data.decode("utf-8"))
            όνομα = r.findtext("όνομα")
            n = int(r.findtext("αριθμός"))
        except Exception:
            print("κακό μήνυμα")
            return
        if not 1 <= n <= 100:
            print("Εκτός ορίων, τερματισμός")
            if not self.τέλος.done():
                self.τέλος.set_result(None)
            return
        m = random.randint(1, 100)
        print(f"Πελάτης: {όνομα}\nΔιακομιστής: {ΟΝΟΜΑ}")
        print(f"{n} + {m} = {n + m}", flush=True)
        a = ET.Element("απάντηση")
        ET.SubElement(a, "όνομα").text = ΟΝΟΜΑ
        ET.SubElement(a, "αριθμός").text = str(m)
        self.t.sendto(ET.tostring(a, encoding="utf-8"), addr)


async def main():
    loop = asyncio.get_running_loop()
    τέλος = loop.create_future()
    t, _ = await loop.create_datagram_endpoint(lambda: Πρωτόκολλο(τέλος), local_addr=("127.0.0.1", ΘΥΡΑ))
    print("Σε αναμονή...", flush=True)
    await τέλος
    t.close()
    await asyncio.sleep(0)

asyncio.run(main())
