# TP1, Redes, grupo 31
import os
import random
import socket
import sys

PORTO = 8452


def abre():
    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def servidor_soma():
    s = abre()
    s.bind(('', PORTO))
    while True:
        pedido, quem = s.recvfrom(2048)
        nome, valor = pedido.decode().rsplit('/', 1)
        valor = int(valor)
        if not 1 <= valor <= 100:
            break
        meu = random.randint(1, 100)
        print('cliente', nome, 'com', valor)
        print('servidor da Beatriz Falcao com', meu)
        print('soma', valor + meu)
        s.sendto(f'servidor da Beatriz Falcao/{meu}'.encode(), quem)
    s.close()


def cliente_soma(maquina='localhost'):
    valor = int(input('inteiro de 1 a 100: '))
    s = abre()
    s.sendto(f'cliente do Gil Falcao/{valor}'.encode(), (maquina, PORTO))
    if 1 <= valor <= 100:
        resposta, _ = s.recvfrom(2048)
        nome, outro = resposta.decode().rsplit('/', 1)
        print('cliente do Gil Falcao com', valor)
        print('servidor', nome, 'com', outro)
        print('soma', valor + int(outro))
    s.close()


def servidor_ficheiro():
    s = abre()
    s.bind(('', PORTO + 1))
    while True:
        pedido, quem = s.recvfrom(2048)
        try:
            dados = open(pedido.decode(), 'rb').read()
        except OSError as erro:
            print(erro)
            dados = b''
        for i in range(0, len(dados) + 1, 2048):
            s.sendto(dados[i:i + 2048], quem)


def cliente_ficheiro(maquina, nome):
    s = abre()
    s.sendto(nome.encode(), (maquina, PORTO + 1))
    with open('recebido-' + os.path.basename(nome), 'wb') as destino:
        bloco = s.recv(2048)
        while len(bloco) == 2048:
            destino.write(bloco)
            bloco = s.recv(2048)
        destino.write(bloco)
    s.close()


quem, que, *resto = sys.argv[1:] or ['', '']
globals().get(f'{quem}_{que}', lambda: sys.exit('ler o LEIAME'))(*resto)
