import { createSocket, type RemoteInfo } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { CHUNK_SIZE, FILE_PORT } from './message.js';

const socket = createSocket('udp4');
socket.on('message', (request: Buffer, from: RemoteInfo) => {
  let content: Buffer;
  try {
    content = readFileSync(request.toString());
  } catch (error) {
    console.error((error as Error).message);
    return;
  }
  for (let at = 0; at <= content.length; at += CHUNK_SIZE) {
    socket.send(content.subarray(at, at + CHUNK_SIZE), from.port, from.address);
  }
});
socket.bind(FILE_PORT);
