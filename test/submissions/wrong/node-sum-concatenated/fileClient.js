const dgram = require('dgram');
const fs = require('fs');
const path = require('path');

const PORT = 4000;
const HOST = '127.0.0.1';
const CHUNK = 2048;

const filename = process.argv[2];
if (!filename) {
  console.log('Usage: node fileClient.js <file>');
  process.exit(1);
}

const socket = dgram.createSocket('udp4');
const out = fs.openSync('received_' + path.basename(filename), 'w');

socket.on('message', (chunk) => {
  fs.writeSync(out, chunk);
  if (chunk.length < CHUNK) {
    fs.closeSync(out);
    socket.close();
    console.log('File received');
  }
});

socket.send(filename, PORT, HOST);
