const dgram = require('dgram');
const readline = require('readline');

const name = 'Client of Eli Hauge';
const terminal = readline.createInterface({ input: process.stdin, output: process.stdout });

terminal.question('Integer between 1 and 100: ', (line) => {
  terminal.close();
  const number = Number(line);
  const socket = dgram.createSocket('udp4');
  socket.on('message', (data) => {
    const reply = JSON.parse(data.toString());
    console.log('Client: ' + name + ', ' + number);
    console.log('Server: ' + reply.name + ', ' + reply.number);
    console.log('Sum: ' + (number + reply.number));
    socket.close();
  });
  socket.on('close', () => socket.close());
  socket.send(JSON.stringify({ name: name, number: number }), 5226, '127.0.0.1');
});
