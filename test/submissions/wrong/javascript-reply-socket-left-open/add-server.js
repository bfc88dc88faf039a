const dgram = require('dgram');

const name = 'Server of Kai Lund';
const socket = dgram.createSocket('udp4');
const replies = dgram.createSocket('udp4');

socket.on('message', (data, sender) => {
  const message = JSON.parse(data.toString());
  const number = message.number;
  if (number < 1 || number > 100) {
    socket.close();
    return;
  }
  const own = 1 + Math.floor(Math.random() * 100);
  console.log('Client: ' + message.name + ', ' + number);
  console.log('Server: ' + name + ', ' + own);
  console.log('Sum: ' + (number + own));
  replies.send(JSON.stringify({ name: name, number: own }), sender.port, sender.address);
});

socket.bind(5208);
