import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const PORT = 3001;
const CHUNK = 2048;

const socket = createSocket('udp4');
const send = promisify(socket.send.bind(socket));

socket.on('message', async (message, remote) => {
  const fileName = message.toString();
  try {
    const content = await readFile(fileName);
    let chunk;
    let start = 0;
    do {
      chunk = content.subarray(start, start + CHUNK);
      await send(chunk, remote.port, remote.address);
      start += CHUNK;
    } while (chunk.length === CHUNK);
    console.log(`sent ${fileName}`);
  } catch (error) {
    console.error(`cannot send ${fileName}: ${error.message}`);
  }
});

socket.bind(PORT);
