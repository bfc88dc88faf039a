const dgram = require('dgram');
const fs = require('fs');

const PORT = 41235;
const CHUNK = 2048;

const socket = dgram.createSocket('udp4');

function sendChunks(data, offset, rinfo) {
  const chunk = data.subarray(offset, offset + CHUNK);
  socket.send(chunk, rinfo.port, rinfo.address, () => {
    // a full chunk is never the last one
    if (chunk.length === CHUNK) {
      sendChunks(data, offset + CHUNK, rinfo);
    }
  });
}

socket.on('message', (msg, rinfo) => {
  const fileName = msg.toString();
  fs.readFile(fileName, (err, data) => {
    if (err) {
      console.log('Error: ' + err.message);
      return;
    }
    console.log('Sending ' + fileName + ' (' + data.length + ' bytes)');
    sendChunks(data, 0, rinfo);
  });
});

socket.bind(PORT, () => console.log('File server ready'));
