const dgram = require('dgram');
const fs = require('fs');
const path = require('path');

const HOST = '127.0.0.1';
const PORT = 41235;
const CHUNK = 2048;

const fileName = process.argv[2];
if (!fileName) {
  console.log('Usage: node fileClient.js <file>');
  process.exit(1);
}

const socket = dgram.createSocket('udp4');
const fd = fs.openSync('copy_of_' + path.basename(fileName), 'w');
let total = 0;

socket.on('message', (chunk) => {
  fs.writeSync(fd, chunk);
  total += chunk.length;
  if (chunk.length < CHUNK) {
    fs.closeSync(fd);
    socket.close();
    console.log(total + ' bytes received');
  }
});

socket.send(fileName, PORT, HOST);
