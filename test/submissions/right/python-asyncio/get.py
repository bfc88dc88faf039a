"""Client of the file transfer: python get.py NAME"""
import asyncio
import sys


class Receiver(asyncio.DatagramProtocol):
    def __init__(self, name, done):
        self.name = name
        self.done = done

    def connection_made(self, transport):
        self.file = open(self.name + ".download", "wb")
        transport.sendto(self.name.encode())

    def datagram_received(self, data, addr):
        self.file.write(data)
        if len(data) < 2048:
            self.file.close()
            self.done.set_result(None)


async def main(name):
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    transport, _ = await loop.create_datagram_endpoint(lambda: Receiver(name, done), remote_addr=("127.0.0.1", 3001))
    await done
    transport.close()


asyncio.run(main(sys.argv[1]))
