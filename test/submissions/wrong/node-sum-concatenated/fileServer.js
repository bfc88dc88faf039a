const dgram = require('dgram');
const fs = require('fs');

const PORT = 4000;
const CHUNK = 2048;

const socket = dgram.createSocket('udp4');

function sendFrom(content, start, client) {
  const chunk = content.subarray(start, start + CHUNK);
  socket.send(chunk, client.port, client.address, () => {
    if (chunk.length === CHUNK) {
      sendFrom(content, start + CHUNK, client);
    }
  });
}

socket.on('message', (data, client) => {
  const filename = data.toString();
  fs.readFile(filename, (error, content) => {
    if (error) {
      console.log('Cannot read ' + filename);
      return;
    }
    sendFrom(content, 0, client);
  });
});

socket.bind(PORT, () => console.log('File server listening'));
