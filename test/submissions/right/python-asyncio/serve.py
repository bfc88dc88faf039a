"""Server of the file transfer."""
import asyncio
import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setblocking(False)


async def send(name, addr):
    with open(name, "rb") as f:
        while True:
            chunk = f.read(2048)
            # not with a transport: that one does not send empty datagrams
            sock.sendto(chunk, addr)
            if len(chunk) < 2048:
                return
            await asyncio.sleep(0.001)


def request():
    name, addr = sock.recvfrom(1024)
    asyncio.ensure_future(send(name.decode(), addr))


async def main():
    sock.bind(("127.0.0.1", 3001))
    asyncio.get_running_loop().add_reader(sock, request)
    await asyncio.Event().wait()


asyncio.run(main())
