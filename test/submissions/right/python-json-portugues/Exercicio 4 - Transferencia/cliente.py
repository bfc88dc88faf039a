import json
import os
import socket
import sys

MORADA = ('localhost', 33334)
BLOCO = 2048

nome = sys.argv[1]
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.sendto(json.dumps({'ficheiro': nome}).encode('utf-8'), MORADA)

if not os.path.exists('transferências'):
    os.mkdir('transferências')
with open(os.path.join('transferências', os.path.basename(nome)), 'wb') as f:
    while True:
        bloco = sock.recv(BLOCO)
        f.write(bloco)
        if len(bloco) < BLOCO:
            break
sock.close()
print('Ficheiro recebido')
