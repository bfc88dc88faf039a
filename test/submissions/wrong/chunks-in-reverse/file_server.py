import socketserver

CHUNK = 2048


class FileHandler(socketserver.BaseRequestHandler):

    def handle(self):
        data, sock = self.request
        filename = data.decode().strip()
        try:
            with open(filename, "rb") as source:
                content = source.read()
        except OSError as error:
            print(error)
            return
        chunks = [content[i:i + CHUNK] for i in range(0, len(content), CHUNK)]
        if len(content) % CHUNK == 0:
            chunks.append(b"")
        print("sending", filename, "in", len(chunks), "chunks")
        while chunks:
            sock.sendto(chunks.pop(), self.client_address)


if __name__ == "__main__":
    with socketserver.UDPServer(("", 12000), FileHandler) as server:
        server.serve_forever()
