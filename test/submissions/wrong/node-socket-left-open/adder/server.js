'use strict';

const dgram = require('node:dgram');

const PORT = 2222;
const myName = 'Server of Hugo Lancastre';
const myNumber = 64;

const socket = dgram.createSocket('udp4');

socket.on('message', (data, { port, address }) => {
  const [clientName, text] = data.toString().split(',');
  const clientNumber = Number(text);
  if (clientNumber < 1 || clientNumber > 100) {
    socket.close(() => console.log('closed'));
    return;
  }

  console.log(`${clientName} picked ${clientNumber}`);
  console.log(`${myName} picked ${myNumber}`);
  console.log(`The sum is ${clientNumber + myNumber}`);
  socket.send(`${myName},${myNumber}`, port, address);
});

socket.bind(PORT, () => console.log('ready'));
