import { createSocket, type RemoteInfo } from 'node:dgram';
import { ADD_PORT, decode, encode } from './message.js';

const NAME = 'Server of Helena Guerra';
const socket = createSocket('udp4');

socket.on('message', (data: Buffer, from: RemoteInfo) => {
  const request = decode(data);
  if (request.value < 1 || request.value > 100) {
    socket.close();
    return;
  }
  const value: number = 1 + Math.floor(Math.random() * 100);
  console.log(`Client: ${request.name}, ${request.value}`);
  console.log(`Server: ${NAME}, ${value}`);
  console.log(`Sum: ${request.value + value}`);
  socket.send(encode({ name: NAME, value }), from.port, from.address);
});
socket.bind(ADD_PORT);
