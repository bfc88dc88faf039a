import json
import socket

BLOCO = 2048

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 33334))
while True:
    dados, morada = sock.recvfrom(2048)
    nome = json.loads(dados.decode('utf-8'))['ficheiro']
    try:
        with open(nome, 'rb') as f:
            conteudo = f.read()
    except FileNotFoundError:
        print('Não existe o ficheiro', nome)
        continue
    inicio = 0
    while True:
        bloco = conteudo[inicio:inicio + BLOCO]
        sock.sendto(bloco, morada)
        inicio += BLOCO
        if len(bloco) < BLOCO:
            break
    print('Enviado', nome)
