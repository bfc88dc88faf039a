import asyncio
import json
import random

NAME = "Server of Simão Prates"


class Server(asyncio.DatagramProtocol):
    def __init__(self, stop):
        self.stop = stop

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        client, number = json.loads(data)
        if not 1 <= number <= 100:
            if not self.stop.done():
                self.stop.set_result(None)
            return
        mine = random.randint(1, 100)
        print("Client name:", client)
        print("Server name:", NAME)
        print("Client number:", number)
        print("Server number:", mine)
        print("Sum:", number + mine)
        self.transport.sendto(json.dumps([NAME, mine]).encode(), addr)


async def main():
    loop = asyncio.get_running_loop()
    stop = loop.create_future()
    transport, _ = await loop.create_datagram_endpoint(lambda: Server(stop), local_addr=("127.0.0.1", 3000))
    await stop
    transport.close()


asyncio.run(main())
