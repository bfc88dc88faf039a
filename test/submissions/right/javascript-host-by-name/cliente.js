const dgram = require('dgram');
const readline = require('readline');

// the server runs on the desk next to mine
const HOST = 'sala12-posto3.alunos.local';
const PORT = 30311;
const NAME = 'Client of Beatriz Lobo';

const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
rl.question('Number (1-100)? ', (line) => {
  rl.close();
  const mine = Number(line);
  const socket = dgram.createSocket('udp4');
  socket.on('message', (data) => {
    const [theirName, theirs] = data.toString().split('|');
    console.log(`${NAME} chose ${mine}`);
    console.log(`${theirName} chose ${theirs}`);
    console.log(`Together: ${mine + Number(theirs)}`);
    socket.close();
  });
  socket.send(`${NAME}|${mine}`, PORT, HOST);
});
