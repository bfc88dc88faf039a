const dgram = require('dgram');
const fs = require('fs');

const SIZE = 2048;
const socket = dgram.createSocket('udp4');

socket.on('message', (message, sender) => {
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
    socket.send(data.subarray(at, at + SIZE), sender.port, sender.address);
    at += SIZE;
  }
});

socket.bind(5120, () => console.log('listening'));
