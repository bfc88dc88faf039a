import json
import socket

MORADA = ('localhost', 33333)
NOME = 'Cliente de José António Gonçalves'

valor = int(input('Introduza um número inteiro [1..100]: '))
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(json.dumps({'tipo': 'pedido', 'nome': NOME, 'número': valor}, ensure_ascii=False).encode('utf-8'), MORADA)

if valor < 1 or valor > 100:
    print('Valor fora do intervalo: o servidor vai terminar.')
else:
    resposta = json.loads(sock.recv(2048).decode('utf-8'))
    print('Cliente: ' + NOME)
    print('Servidor: ' + resposta['nome'])
    print('Número do cliente: %d' % valor)
    print('Número do servidor: %d' % resposta['número'])
    print('Soma: %d' % (valor + resposta['número']))
sock.close()
