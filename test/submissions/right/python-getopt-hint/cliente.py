import getopt
import socket
import sys

opcoes = dict(getopt.getopt(sys.argv[1:], "e:p:n:")[0])
if len(opcoes) < 3:
    print("Faltam opções: -n <nome> -e <endereço> -p <porta>")
    sys.exit(1)
numero = int(input("Um inteiro: "))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(f"{opcoes['-n']}\n{numero}".encode(), (opcoes["-e"], int(opcoes["-p"])))
nome, outro = s.recv(200).decode().split("\n")
print(opcoes["-n"], numero, nome, outro, numero + int(outro))
s.close()
