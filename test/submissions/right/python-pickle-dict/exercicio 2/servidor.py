import pickle, socket, time

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 6790))
while True:
    dados, cliente = sock.recvfrom(4096)
    nome = pickle.loads(dados)["ficheiro"]
    print("Pedido do ficheiro", nome)
    with open(nome, "rb") as origem:
        while True:
            bloco = origem.read(2048)
            sock.sendto(bloco, cliente)
            if len(bloco) < 2048:
                break
            time.sleep(0.001)
