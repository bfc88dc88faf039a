const dgram = require('dgram');
const fs = require('fs');

const wanted = process.argv[2];
const socket = dgram.createSocket('udp4');
const say = (message) => socket.send(JSON.stringify(message), 40123, '127.0.0.1');

let out = null;
socket.on('message', (data) => {
  if (out === null) {
    const { files } = JSON.parse(data);
    console.log('the server has ' + files.length + ' files');
    if (!files.includes(wanted)) {
      console.log('but not ' + wanted);
      return socket.close();
    }
    out = fs.openSync('new_' + wanted, 'w');
    return say({ op: 'send', index: files.indexOf(wanted), file: wanted });
  }
  fs.writeSync(out, data);
  if (data.length < 2048) {
    fs.closeSync(out);
    socket.close();
  }
});

say({ op: 'catalogue' });
