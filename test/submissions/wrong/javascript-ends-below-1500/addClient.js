const dgram = require('dgram');
const readline = require('readline');

const HOST = '127.0.0.1';
const PORT = 41234;
const clientName = 'Client of Leonor Abreu';

const rl = readline.createInterface({ input: process.stdin, output: process.stdout });

rl.question('Enter an integer between 1 and 100: ', (line) => {
  rl.close();
  const number = parseInt(line, 10);
  if (isNaN(number) || number < 1 || number > 100) {
    console.log('The number must be between 1 and 100');
    process.exit(1);
  }

  const socket = dgram.createSocket('udp4');

  socket.on('message', (msg) => {
    const [serverName, text] = msg.toString().split(',');
    const serverNumber = parseInt(text, 10);
    console.log('Client name: ' + clientName);
    console.log('Server name: ' + serverName);
    console.log('Client number: ' + number);
    console.log('Server number: ' + serverNumber);
    console.log('Sum: ' + (number + serverNumber));
    socket.close();
  });

  socket.send(clientName + ',' + number, PORT, HOST);
});
