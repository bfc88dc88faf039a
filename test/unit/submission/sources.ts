/**
 * Small programs as students write them: each complete enough to be recognised, and in a style of
 * its own.
 */
export const python = {
  addClient: `from socket import *

name = "Client of Ana"
n = int(input("Enter an integer between 1 and 100: "))
s = socket(AF_INET, SOCK_DGRAM)
s.sendto((name + "," + str(n)).encode(), ("localhost", 12000))
data, addr = s.recvfrom(2048)
other, m = data.decode().split(",")
print(name, other, n, m, "sum:", n + int(m))
s.close()
`,
  addServer: `import socket, random

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 12000))
while True:
    data, addr = sock.recvfrom(2048)
    name, n = data.decode().split(",")
    if int(n) < 1 or int(n) > 100:
        break
    m = random.randint(1, 100)
    print(name, "Server of Ana", n, m, int(n) + m)
    sock.sendto(("Server of Ana," + str(m)).encode(), addr)
sock.close()
`,
  fileClient: `import socket, sys

filename = sys.argv[1]
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(filename.encode(), ("127.0.0.1", 12001))
with open(filename, "wb") as f:
    while True:
        chunk, _ = s.recvfrom(2048)
        f.write(chunk)
        if len(chunk) < 2048:
            break
s.close()
`,
  fileServer: `import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 12001))
while True:
    name, addr = s.recvfrom(1024)
    with open(name.decode(), "rb") as f:
        while True:
            chunk = f.read(2048)
            s.sendto(chunk, addr)
            if len(chunk) < 2048:
                break
`,
  lectureClient: `from socket import *
serverName = 'hostname'
serverPort = 12000
clientSocket = socket(AF_INET, SOCK_DGRAM)
message = input('Input lowercase sentence:')
clientSocket.sendto(message.encode(), (serverName, serverPort))
modifiedMessage, serverAddress = clientSocket.recvfrom(2048)
print(modifiedMessage.decode())
clientSocket.close()
`,
  lectureServer: `from socket import *
serverPort = 12000
serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', serverPort))
print("The server is ready to receive")
while True:
    message, clientAddress = serverSocket.recvfrom(2048)
    modifiedMessage = message.decode().upper()
    serverSocket.sendto(modifiedMessage.encode(), clientAddress)
`,
} as const;

export const javascript = {
  addClient: `import dgram from 'node:dgram';
import readline from 'node:readline';
const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
const socket = dgram.createSocket('udp4');
socket.on('message', (data) => {
  const [name, value] = data.toString().split(',');
  console.log(name, 'sum', Number(value) + own);
  socket.close();
});
let own;
rl.question('number? ', (line) => {
  own = Number(line);
  socket.send('Client of Rui,' + own, 41234, 'localhost');
  rl.close();
});
`,
  addServer: `import dgram from 'node:dgram';
const socket = dgram.createSocket('udp4');
socket.on('message', (data, rinfo) => {
  const [name, value] = data.toString().split(',');
  if (value < 1 || value > 100) return socket.close();
  const mine = 1 + Math.floor(Math.random() * 100);
  console.log(name, value, mine, 'sum', Number(value) + mine);
  socket.send('Server of Rui,' + mine, rinfo.port, rinfo.address);
});
socket.bind(41234);
`,
} as const;

/** A client that prints what it gets, in languages that need a compiler. */
export const c = {
  client: `#include <stdio.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include "wire.h"
int main(void) {
  int n, s = socket(AF_INET, SOCK_DGRAM, 0);
  struct sockaddr_in to = {0};
  to.sin_port = htons(PORT);
  scanf("%d", &n);
  sendto(s, &n, sizeof n, 0, (struct sockaddr *)&to, sizeof to);
  recvfrom(s, &n, sizeof n, 0, 0, 0);
  printf("sum %d\\n", sum(n, 2));
  return 0;
}
`,
  server: `#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include "wire.h"
int main(void) {
  int n, s = socket(AF_INET, SOCK_DGRAM, 0);
  struct sockaddr_in me = {0}, from;
  socklen_t len = sizeof from;
  me.sin_port = htons(PORT);
  bind(s, (struct sockaddr *)&me, sizeof me);
  while (1) {
    recvfrom(s, &n, sizeof n, 0, (struct sockaddr *)&from, &len);
    if (n < 1 || n > 100) break;
    printf("sum %d\\n", sum(n, rand() % 100 + 1));
    sendto(s, &n, sizeof n, 0, (struct sockaddr *)&from, len);
  }
  return 0;
}
`,
  header: `#define PORT 5432
int sum(int a, int b);
`,
  parts: `#include "wire.h"
int sum(int a, int b) { return a + b; }
`,
} as const;

export function javaClient(name: string, pack = ''): string {
  return `${pack === '' ? '' : `package ${pack};\n`}import java.net.*;
import java.util.Scanner;
public class ${name} {
  public static void main(String[] args) throws Exception {
    System.out.println("olá from ${name}");
    int number = new Scanner(System.in).nextInt();
    DatagramSocket socket = new DatagramSocket();
    byte[] bytes = ("Client of Eva," + number).getBytes();
    socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName("localhost"), 9876));
    DatagramPacket reply = new DatagramPacket(new byte[1024], 1024);
    socket.receive(reply);
    System.out.println("sum " + number);
  }
}
`;
}

export function javaServer(name: string, pack = ''): string {
  return `${pack === '' ? '' : `package ${pack};\n`}import java.net.*;
public class ${name} {
  public static void main(String[] args) throws Exception {
    System.out.println("ready");
    DatagramSocket socket = new DatagramSocket(9876);
    while (true) {
      DatagramPacket packet = new DatagramPacket(new byte[1024], 1024);
      socket.receive(packet);
      int mine = new java.util.Random().nextInt(100) + 1;
      System.out.println("sum " + mine);
      socket.send(new DatagramPacket(new byte[0], 0, packet.getAddress(), packet.getPort()));
    }
  }
}
`;
}
