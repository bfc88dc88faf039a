import { createWriteStream, mkdirSync } from 'fs';
import { basename, join } from 'path';
import { CHUNK, open, sendTo } from './lib/udp.js';

const [file, host = 'localhost', port = '41235'] = process.argv.slice(2);
if (!file) {
  console.error('usage: node file-client.js FILE [HOST [PORT]]');
  process.exit(1);
}

mkdirSync('received', { recursive: true });
const out = createWriteStream(join('received', basename(file)));
const socket = await open();
socket.on('message', (chunk) => {
  out.write(chunk);
  if (chunk.length < CHUNK) {
    out.end(() => console.log(`${file} received`));
    socket.close();
  }
});
await sendTo(socket, JSON.stringify({ type: 'get', name: file }), Number(port), host);
