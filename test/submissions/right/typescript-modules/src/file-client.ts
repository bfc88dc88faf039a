import { createSocket } from 'node:dgram';
import { closeSync, openSync, writeSync } from 'node:fs';
import { CHUNK_SIZE, FILE_PORT } from './message.js';

const name = process.argv[2];
if (name === undefined) throw new Error('usage: file-client NAME');

const file: number = openSync(`ts-${name}`, 'w');
const socket = createSocket('udp4');
socket.on('message', (chunk: Buffer) => {
  writeSync(file, chunk);
  if (chunk.length === CHUNK_SIZE) return;
  closeSync(file);
  socket.close();
});
socket.send(name, FILE_PORT, '127.0.0.1');
