const dgram = require('dgram');

const name = 'Server of Jan Eide';
const socket = dgram.createSocket('udp4');

socket.on('message', (data, sender) => {
  const number = data.readInt32BE(0);
  const client = data.toString('utf8', 4);
  if (number < 1 || number > 100) {
    socket.close();
    return;
  }
  const own = 1 + Math.floor(Math.random() * 100);
  console.log('Client: ' + client + ', ' + number);
  console.log('Server: ' + name + ', ' + own);
  console.log('Sum: ' + (number + own));
  const reply = Buffer.alloc(4 + name.length);
  reply.writeInt32BE(own, 0);
  reply.write(name, 4);
  socket.send(reply, sender.port, sender.address);
});

socket.bind(5229);
