const dgram = require('dgram');
const fs = require('fs');

const socket = dgram.createSocket('udp4');

function listFiles() {
  return fs.readdirSync('.').filter((name) => fs.statSync(name).isFile());
}

socket.on('message', async (data, { port, address }) => {
  const send = (bytes) => new Promise((done) => socket.send(bytes, port, address, done));
  let message;
  try {
    message = JSON.parse(data);
  } catch {
    return send(JSON.stringify({ error: 'not a message' }));
  }
  if (message.op === 'catalogue') return send(JSON.stringify({ files: listFiles() }));
  if (message.op !== 'send' || listFiles()[message.index] !== message.file)
    return send(JSON.stringify({ error: 'ask for the catalogue first' }));
  const content = fs.readFileSync(message.file);
  for (let from = 0; from <= content.length; from += 2048) await send(content.subarray(from, from + 2048));
});

socket.bind(40123, () => console.log('files on 40123'));
