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
        for chunk in chunks:
            sock.sendto(chunk, self.client_address)
        sock.sendto(chunks[-1], self.client_address)
        print(filename, "sent in", len(chunks), "chunks")


if __name__ == "__main__":
    with socketserver.UDPServer(("", 20001), FileHandler) as server:
        server.serve_forever()
