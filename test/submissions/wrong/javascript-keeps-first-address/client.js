const dgram = require('dgram');
const fs = require('fs');

const name = process.argv[2];
if (!name) {
  console.log('node client.js FILE');
  process.exit(1);
}

const parts = [];
const socket = dgram.createSocket('udp4');
socket.on('message', (chunk) => {
  parts.push(chunk);
  if (chunk.length < 2048) {
    fs.writeFileSync('dl-' + name, Buffer.concat(parts));
    socket.close();
  }
});
socket.send(name, 5109, 'localhost');
