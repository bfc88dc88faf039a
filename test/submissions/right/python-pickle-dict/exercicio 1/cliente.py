import pickle, socket, sys

NOME = "Cliente de Beatriz Moura"

def main():
    try:
        valor = int(input("Insira um inteiro entre 1 e 100: "))
    except ValueError:
        print("Isso não é um inteiro")
        sys.exit(1)
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    pedido = {"nome": NOME, "inteiro": valor}
    sock.sendto(pickle.dumps(pedido, protocol=2), ("127.0.0.1", 6789))
    if valor in range(1, 101):
        resposta = pickle.loads(sock.recv(4096))
        print("Nome do cliente :", NOME)
        print("Nome do servidor:", resposta["nome"])
        print("Inteiro do cliente :", valor)
        print("Inteiro do servidor:", resposta["inteiro"])
        print("Soma:", valor + resposta["inteiro"])
    sock.close()

main()
