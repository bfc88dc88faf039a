'use strict';

const dgram = require('node:dgram');
const fs = require('node:fs');

const PORT = 25000;
const MAX = 2048;

const socket = dgram.createSocket('udp4');

const sendChunk = (chunk, client) =>
  new Promise((resolve) => socket.send(chunk, client.port, client.address, resolve));

async function sendFile(name, client) {
  const data = fs.readFileSync(name);
  const full = Math.floor(data.length / MAX);
  for (let i = 0; i <= full; i++) {
    await sendChunk(data.subarray(i * MAX, (i + 1) * MAX), client);
  }
  console.log(`${name}: ${data.length} bytes`);
}

socket.on('message', (request, client) => {
  const name = request.toString();
  sendFile(name, client).catch((error) => console.log(error.message));
});

socket.bind(PORT, () => console.log('ready'));
