const dgram = require('dgram');

const NAME = 'Server of Beatriz Lobo';
const socket = dgram.createSocket('udp4');

socket.on('message', (data, from) => {
  const [name, text] = data.toString().split('|');
  const theirs = Number(text);
  if (theirs < 1 || theirs > 100) {
    socket.close();
    return;
  }
  const mine = 1 + Math.floor(Math.random() * 100);
  console.log(`${name} chose ${theirs}`);
  console.log(`${NAME} chose ${mine}`);
  console.log(`Together: ${theirs + mine}`);
  socket.send(`${NAME}|${mine}`, from.port, from.address);
});

socket.bind(30311);
