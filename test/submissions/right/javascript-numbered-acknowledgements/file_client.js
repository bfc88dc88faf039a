const dgram = require('dgram');
const fs = require('fs');
const name = process.argv[2];
const socket = dgram.createSocket('udp4');
const out = fs.openSync('copy-of-' + name, 'w');
let n = 0;
socket.on('message', (chunk, rinfo) => {
  n++;
  fs.writeSync(out, chunk);
  socket.send('ACK ' + n, 9800, '127.0.0.1', () => {
    if (chunk.length < 2048) { fs.closeSync(out); socket.close(); console.log('received ' + name); }
  });
});
socket.send(name, 9800, '127.0.0.1');
