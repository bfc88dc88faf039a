const dgram = require('node:dgram');
const fs = require('node:fs');

const name = process.argv[2];
const target = fs.openSync(`from-server-${name}`, 'a');
const client = dgram.createSocket('udp4');

client.on('message', (chunk) => {
  fs.writeSync(target, chunk);
  if (chunk.length < 2048) {
    fs.closeSync(target);
    client.close();
  }
});

client.send(name, 9292, '127.0.0.1');
