const dgram = require('dgram');

const PORT = 9876;
const NAME = 'Server of Yara Nogueira';

const socket = dgram.createSocket('udp4');

socket.on('listening', () => {
  console.log('Server listening');
});

socket.on('message', (data, client) => {
  const request = JSON.parse(data.toString());
  if (request.number < 1 || request.number > 100) {
    console.log('Number out of range, stopping');
    socket.close();
    return;
  }

  const number = Math.floor(Math.random() * 100) + 1;
  console.log('Client name: ' + request.name);
  console.log('Server name: ' + NAME);
  console.log('Client number: ' + request.number);
  console.log('Server number: ' + number);
  console.log('Sum: ' + (request.number + number));
  socket.send(JSON.stringify({ name: NAME, number: number }), client.port, client.address);
});

socket.bind(PORT);
