// File transfer, client side
const dgram = require('node:dgram');
const { createWriteStream } = require('node:fs');

const MTU = 1500;
const wanted = process.argv[2];
const target = createWriteStream('from_server_' + wanted);
const client = dgram.createSocket('udp4');
let parts = 0;

client.on('message', (part) => {
  parts++;
  target.write(part);
  // the network cannot carry more than an MTU, so less than that is the last part
  if (part.length < MTU) {
    target.end();
    console.log(`done after ${parts} parts`);
    client.close();
  }
});

client.send(wanted, 9444, '127.0.0.1');
