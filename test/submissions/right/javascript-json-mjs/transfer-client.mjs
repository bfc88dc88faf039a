import { createSocket } from 'node:dgram';
import { open } from 'node:fs/promises';
import { on } from 'node:events';

const PORT = 3001;
const CHUNK = 2048;

const [, , fileName] = process.argv;
if (fileName === undefined) {
  console.error('usage: node transfer-client.mjs FILE');
  process.exit(1);
}

const socket = createSocket('udp4');
const incoming = on(socket, 'message'); // queues what arrives while we write
socket.send(fileName, PORT, 'localhost');

const file = await open(fileName, 'w');
for await (const [chunk] of incoming) {
  if (chunk.length > 0) await file.write(chunk);
  if (chunk.length < CHUNK) break;
}
await file.close();
socket.close();
console.log(`${fileName} transferred`);
