const dgram = require('dgram');
const readline = require('readline');
const s = dgram.createSocket('udp4');
const name = 'Client of Rita Melo';
const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
let serverName = null;
let number;
s.on('message', (msg) => {
  if (serverName === null) {
    serverName = msg.toString().split('I am ')[1];
    s.send(JSON.stringify({ number }), 9900, '127.0.0.1');
    return;
  }
  const other = JSON.parse(msg.toString()).number;
  console.log(`${name}: ${number}`);
  console.log(`${serverName}: ${other}`);
  console.log(`sum: ${number + other}`);
  s.close();
});
rl.question('Number (1-100)? ', (answer) => {
  number = Number(answer);
  rl.close();
  s.send(name, 9900, '127.0.0.1');
});
