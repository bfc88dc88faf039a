const dgram = require('dgram');
const readline = require('readline');

const name = 'Client of Ole Rud';
const terminal = readline.createInterface({ input: process.stdin, output: process.stdout });

terminal.question('Integer between 1 and 100: ', (line) => {
  terminal.close();
  const number = Number(line);
  const socket = dgram.createSocket('udp4');
  socket.on('message', (data) => {
    const reply = { number: data.readInt32LE(0), name: data.toString('utf8', 4) };
    console.log('Client: ' + name + ', ' + number);
    console.log('Server: ' + reply.name + ', ' + reply.number);
    console.log('Sum: ' + (number + reply.number));
    socket.close();
  });
  const request = Buffer.alloc(4 + name.length);
  request.writeInt32BE(number, 0);
  request.write(name, 4);
  socket.send(request, 5229, '127.0.0.1');
});
