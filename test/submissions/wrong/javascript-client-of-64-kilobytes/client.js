const dgram = require('dgram');
const fs = require('fs');

const name = process.argv[2];
if (!name) {
  console.log('node client.js FILE');
  process.exit(1);
}

const content = Buffer.alloc(65536);
let size = 0;
const socket = dgram.createSocket('udp4');
socket.on('message', (chunk) => {
  chunk.copy(content, size);
  size += chunk.length;
  if (chunk.length < 2048) {
    fs.writeFileSync('dl-' + name, content.subarray(0, size));
    socket.close();
  }
});
socket.send(name, 5120, 'localhost');
