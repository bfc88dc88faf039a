import { createSocket } from 'node:dgram';

const PORT = 3000;
const name = 'Server of Ivo Maciel';

const pickNumber = () => Math.floor(Math.random() * 100) + 1;

const socket = createSocket('udp4');

socket.on('message', (message, remote) => {
  const client = JSON.parse(message);
  if (client.number < 1 || client.number > 100) {
    console.log('Invalid integer, stopping.');
    socket.close();
    return;
  }
  const number = pickNumber();
  console.log(`${client.name}: ${client.number}`);
  console.log(`${name}: ${number}`);
  console.log(`Sum: ${client.number + number}`);
  socket.send(JSON.stringify({ name, number }), remote.port, remote.address);
});

socket.bind(PORT);
