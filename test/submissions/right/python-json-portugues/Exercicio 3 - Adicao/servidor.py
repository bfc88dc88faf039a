import json
import random
import socket

NOME = 'Servidor de José António Gonçalves'

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 33333))
a_correr = True
while a_correr:
    dados, morada = sock.recvfrom(2048)
    pedido = json.loads(dados.decode('utf-8'))
    if 1 <= pedido['número'] <= 100:
        valor = random.randint(1, 100)
        print('Cliente: ' + pedido['nome'])
        print('Servidor: ' + NOME)
        print('Número do cliente: %d' % pedido['número'])
        print('Número do servidor: %d' % valor)
        print('Soma: %d' % (pedido['número'] + valor))
        resposta = {'tipo': 'resposta', 'nome': NOME, 'número': valor}
        sock.sendto(json.dumps(resposta, ensure_ascii=False).encode('utf-8'), morada)
    else:
        a_correr = False
sock.close()
print('Servidor terminado')
