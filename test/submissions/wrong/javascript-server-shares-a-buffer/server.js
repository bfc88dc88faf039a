const dgram = require('dgram');
const fs = require('fs');

const SIZE = 2048;
const socket = dgram.createSocket('udp4');

socket.on('message', (message, sender) => {
  const name = message.toString();
  let file;
  try {
    file = fs.openSync(name);
  } catch (error) {
    console.log(error.message);
    return;
  }
  const buffer = Buffer.alloc(SIZE);
  let length;
  do {
    length = fs.readSync(file, buffer);
    socket.send(buffer.subarray(0, length), sender.port, sender.address);
  } while (length === SIZE);
  fs.closeSync(file);
});

socket.bind(5302, () => console.log('listening'));
