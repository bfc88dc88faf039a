const dgram = require('dgram');
const fs = require('fs');
const readline = require('readline');

const [, , what, side, file] = process.argv;
const ports = { sum: 4801, copy: 4802 };

function sumServer() {
  const socket = dgram.createSocket('udp4');
  socket.on('message', (bytes, peer) => {
    const { name, number } = JSON.parse(bytes);
    if (number < 1 || number > 100) {
      socket.close();
      return;
    }
    const own = 1 + Math.floor(Math.random() * 100);
    console.log(`${name}: ${number}`);
    console.log(`Server of Petra Luz: ${own}`);
    console.log(`sum ${number + own}`);
    socket.send(JSON.stringify({ name: 'Server of Petra Luz', number: own }), peer.port, peer.address);
  });
  socket.bind(ports.sum);
}

function sumClient() {
  const lines = readline.createInterface({ input: process.stdin, output: process.stdout });
  lines.question('Integer from 1 to 100? ', (text) => {
    lines.close();
    const number = Number(text);
    const socket = dgram.createSocket('udp4');
    socket.on('message', (bytes) => {
      const other = JSON.parse(bytes);
      console.log(`Client of Petra Luz: ${number}`);
      console.log(`${other.name}: ${other.number}`);
      console.log(`sum ${number + other.number}`);
      socket.close();
    });
    const done = () => {
      if (number < 1 || number > 100) socket.close();
    };
    socket.send(JSON.stringify({ name: 'Client of Petra Luz', number }), ports.sum, '127.0.0.1', done);
  });
}

function copyServer() {
  const socket = dgram.createSocket('udp4');
  socket.on('message', (bytes, peer) => {
    const content = fs.readFileSync(bytes.toString());
    for (let at = 0; at <= content.length; at += 2048) {
      socket.send(content.subarray(at, at + 2048), peer.port, peer.address);
    }
  });
  socket.bind(ports.copy);
}

function copyClient() {
  const socket = dgram.createSocket('udp4');
  const pieces = [];
  socket.on('message', (piece) => {
    pieces.push(piece);
    if (piece.length === 2048) return;
    fs.writeFileSync(`copied_${file}`, Buffer.concat(pieces));
    socket.close();
  });
  socket.send(file, ports.copy, '127.0.0.1');
}

if (what === 'sum') {
  if (side === 'wait') sumServer();
  else if (side === 'ask') sumClient();
} else if (what === 'copy') {
  if (side === 'wait') copyServer();
  else if (side === 'ask' && file) copyClient();
} else {
  console.error('usage: node lab.js sum|copy wait|ask [file]');
  process.exitCode = 2;
}
