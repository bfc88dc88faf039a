const dgram = require('dgram');
const readline = require('readline');

const PORT = 8765;
const HOST = '127.0.0.1';
const NAME = 'Client of Otto Becker';

const rl = readline.createInterface({ input: process.stdin, output: process.stdout });

rl.question('Enter an integer between 1 and 100: ', (answer) => {
  rl.close();
  const number = parseInt(answer, 10);
  const socket = dgram.createSocket('udp4');

  socket.on('message', (data) => {
    const reply = JSON.parse(data.toString());
    console.log('Client name: ' + NAME);
    console.log('Server name: ' + reply.name);
    console.log('Client number: ' + number);
    console.log('Server number: ' + reply.number);
    console.log('Sum: ' + (number + reply.number));
    socket.close();
  });

  socket.send(JSON.stringify({ name: NAME, number: number }), PORT, HOST);
});
