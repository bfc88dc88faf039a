'use strict';

const dgram = require('node:dgram');
const fs = require('node:fs');

const SERVER_PORT = 10000;
const MAX = 2048;

const name = process.argv[2];
if (name === undefined) {
  console.error('usage: node client.js <name>');
  process.exit(2);
}

const parts = [];
const socket = dgram.createSocket('udp4', (part) => {
  parts.push(part);
  if (part.length < MAX) {
    socket.close();
    fs.writeFileSync(`local_${name}`, Buffer.concat(parts));
    console.log(`local_${name} written`);
});
socket.send(name, SERVER_PORT, '127.0.0.1');
