import os, pickle, socket, sys

def main(nome):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.sendto(pickle.dumps({"ficheiro": nome}), ("127.0.0.1", 6790))
    base, ext = os.path.splitext(nome)
    with open(base + "_recebido" + ext, "wb") as destino:
        while True:
            bloco, _ = sock.recvfrom(2048)
            destino.write(bloco)
            if len(bloco) < 2048:
                break
    sock.close()

if len(sys.argv) != 2:
    sys.exit("Uso: python cliente.py <ficheiro>")
main(sys.argv[1])
