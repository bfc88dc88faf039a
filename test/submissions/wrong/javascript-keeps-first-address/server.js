const dgram = require('dgram');
const fs = require('fs');

const SIZE = 2048;
const socket = dgram.createSocket('udp4');
let client = null;

socket.on('message', (message, sender) => {
  if (client === null) {
    client = sender;
    console.log('client:', client.address, client.port);
  }
  const name = message.toString();
  let data;
  try {
    data = fs.readFileSync(name);
  } catch (error) {
    console.log(error.message);
    return;
  }
  let at = 0;
  while (at <= data.length) {
    socket.send(data.subarray(at, at + SIZE), client.port, client.address);
    at += SIZE;
  }
});

socket.bind(5109, () => console.log('listening'));
