import { createSocket, type Socket } from 'node:dgram';
import { createInterface } from 'node:readline';
import { ADD_PORT, decode, encode, type Message } from './message.js';

const NAME: string = 'Client of Helena Guerra';

const rl = createInterface({ input: process.stdin, output: process.stdout });
rl.question('Integer between 1 and 100: ', (line: string) => {
  rl.close();
  const value = parseInt(line, 10);
  const socket: Socket = createSocket('udp4');
  socket.on('message', (data: Buffer) => {
    const reply: Message = decode(data);
    console.log(`Client: ${NAME}, ${value}`);
    console.log(`Server: ${reply.name}, ${reply.value}`);
    console.log(`Sum: ${value + reply.value}`);
    socket.close();
  });
  socket.send(encode({ name: NAME, value }), ADD_PORT, '127.0.0.1', () => {
    if (value < 1 || value > 100) socket.close();
  });
});
