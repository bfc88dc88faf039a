const dgram = require('dgram');
const v8 = require('v8');

const me = 'Server of Gaspar Noronha';
const socket = dgram.createSocket('udp4');
socket.on('message', (data, from) => {
  const asked = v8.deserialize(data);
  if (asked.number < 1 || asked.number > 100) {
    socket.close();
    return;
  }
  const number = 1 + Math.floor(Math.random() * 100);
  console.log(`${asked.me}: ${asked.number}`);
  console.log(`${me}: ${number}`);
  console.log(`Sum: ${asked.number + number}`);
  socket.send(v8.serialize({ id: asked.id, me, number }), from.port, from.address);
});
socket.bind(14760);
