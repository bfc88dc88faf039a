import { open as openFile } from 'fs/promises';
import { CHUNK, open, sendTo } from './lib/udp.js';

const socket = await open(Number(process.argv[2] ?? 41235));
socket.on('message', async (data, from) => {
  let file;
  try {
    const { name } = JSON.parse(data.toString());
    file = await openFile(name);
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK), 0, CHUNK);
      await sendTo(socket, buffer.subarray(0, bytesRead), from.port, from.address);
      if (bytesRead < CHUNK) break;
    }
  } catch (err) {
    console.error(err.message);
  } finally {
    await file?.close();
  }
});
