const dgram = require('dgram');
const v8 = require('v8');
const crypto = require('crypto');
const readline = require('readline');

const me = 'Client of Gaspar Noronha';
const id = crypto.randomInt(1 << 30);
const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
rl.question('An integer from 1 to 100, please: ', (line) => {
  rl.close();
  const number = parseInt(line, 10);
  const socket = dgram.createSocket('udp4');
  socket.on('message', (data) => {
    const reply = v8.deserialize(data);
    if (reply.id !== id) return;
    console.log(`${me}: ${number}`);
    console.log(`${reply.me}: ${reply.number}`);
    console.log(`Sum: ${number + reply.number}`);
    socket.close();
  });
  socket.send(v8.serialize({ id, me, number }), 14760, '127.0.0.1', () => {
    if (!(number >= 1 && number <= 100)) socket.close();
  });
});
