import os
import socketserver


class Handler(socketserver.DatagramRequestHandler):
    def handle(self):
        name = self.rfile.read().decode()
        if not os.path.exists(name):
            print("no file", name)
            return
        with open(name, "rb") as f:
            chunk = f.read(2048)
            while len(chunk) == 2048:
                self.socket.sendto(chunk, self.client_address)
                chunk = f.read(2048)
            self.socket.sendto(chunk, self.client_address)

    def finish(self):
        pass  # nothing more to send


class Server(socketserver.ThreadingUDPServer):
    daemon_threads = True


if __name__ == "__main__":
    with Server(("127.0.0.1", 9998), Handler) as server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass
