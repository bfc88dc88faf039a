const dgram = require('dgram');
const readline = require('readline');

const PORT = 21567;
const HOST = '127.0.0.1';
const NAME = 'Client of Eva Marchetti';

const rl = readline.createInterface({ input: process.stdin, output: process.stdout });

rl.question('Enter an integer between 1 and 100: ', (answer) => {
  rl.close();
  const number = parseInt(answer, 10);
  const socket = dgram.createSocket('udp4');

  socket.on('message', (data) => {
    const reply = JSON.parse(data.toString());
    console.error('Client name: ' + NAME);
    console.error('Server name: ' + reply.name);
    console.error('Client number: ' + number);
    console.error('Server number: ' + reply.number);
    console.error('Sum: ' + (number + reply.number));
    socket.close();
  });

  socket.send(JSON.stringify({ name: NAME, number: number }), PORT, HOST);
});
