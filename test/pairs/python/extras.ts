/** Files of a submission that are none of its programs. */
import type { Submission } from '../model.ts';

type Extra = Submission['arrangement']['extras'][number];

export function extraFiles({ arrangement, words }: Submission): readonly (readonly [string, string])[] {
  const texts: Readonly<Record<Extra, readonly (readonly [string, string])[]>> = {
    notes: [[`${words.notes}.md`, `# ${words.notes}\n\n${words.server}, ${words.client}: python3\n`]],
    helper: [['try_numbers.py', 'for n in range(1, 5):\n    print(n, n + n)\n']],
    data: [[`${words.data}.txt`, `${words.hello} ${words.and} ${words.bye}\n`]],
    lecture: [
      ['lecture/UDPclient.py', lectureClient],
      ['lecture/UDPserver.py', lectureServer],
    ],
    tcp: [['old/tcp_server.py', tcpServer]],
  };
  return arrangement.extras.flatMap((extra) => texts[extra]);
}

const lectureClient = `from socket import *
clientSocket = socket(AF_INET, SOCK_DGRAM)
message = input('Input lowercase sentence:')
clientSocket.sendto(message.encode(), ('localhost', 12000))
modified, address = clientSocket.recvfrom(2048)
print(modified.decode())
clientSocket.close()
`;

const lectureServer = `from socket import *
serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', 12000))
print('The server is ready to receive')
while True:
    message, address = serverSocket.recvfrom(2048)
    serverSocket.sendto(message.decode().upper().encode(), address)
`;

const tcpServer = `import socket
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.bind(('', 12001))
s.listen(1)
connection, address = s.accept()
print(connection.recv(100))
connection.close()
s.close()
`;
