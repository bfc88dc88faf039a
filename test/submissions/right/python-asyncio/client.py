import asyncio
import json

NAME = "Client of Simão Prates"
SERVER = ("127.0.0.1", 3000)


class Client(asyncio.DatagramProtocol):
    def __init__(self, number, done):
        self.number = number
        self.done = done

    def connection_made(self, transport):
        transport.sendto(json.dumps([NAME, self.number]).encode())

    def datagram_received(self, data, addr):
        server, number = json.loads(data)
        print("Client name:", NAME)
        print("Server name:", server)
        print("Client number:", self.number)
        print("Server number:", number)
        print("Sum:", self.number + number)
        self.done.set_result(None)


async def main():
    loop = asyncio.get_running_loop()
    number = int(await loop.run_in_executor(None, input, "Number: "))
    done = loop.create_future()
    transport, _ = await loop.create_datagram_endpoint(lambda: Client(number, done), remote_addr=SERVER)
    if 1 <= number <= 100:
        await done
    else:
        await asyncio.sleep(0)
    transport.close()


asyncio.run(main())
