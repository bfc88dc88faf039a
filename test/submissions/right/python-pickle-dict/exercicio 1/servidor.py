import pickle, socket

NOME = "Servidor de Beatriz Moura"
INTEIRO = 50

def main():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("", 6789))
    print("À espera de clientes...")
    while True:
        dados, cliente = sock.recvfrom(4096)
        pedido = pickle.loads(dados)
        if pedido["inteiro"] not in range(1, 101):
            print("Fora do intervalo. Adeus!")
            sock.close()
            return
        print("Nome do cliente :", pedido["nome"])
        print("Nome do servidor:", NOME)
        print("Inteiro do cliente :", pedido["inteiro"])
        print("Inteiro do servidor:", INTEIRO)
        print("Soma:", pedido["inteiro"] + INTEIRO)
        sock.sendto(pickle.dumps({"nome": NOME, "inteiro": INTEIRO}, protocol=2), cliente)

main()
