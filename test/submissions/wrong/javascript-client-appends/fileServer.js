const dgram = require('node:dgram');
const fs = require('node:fs');

const server = dgram.createSocket('udp4');

server.on('message', (message, client) => {
  const name = message.toString();
  if (!fs.existsSync(name)) {
    console.log('not found:', name);
    return;
  }
  const content = fs.readFileSync(name);
  for (let at = 0; at <= content.length; at += 2048) {
    server.send(content.subarray(at, at + 2048), client.port, client.address);
  }
  console.log('sent', name);
});

server.bind(9292);
