const dgram = require('dgram');

const PORT = 41234;
const serverName = 'Server of Leonor Abreu';
const serverNumber = 37;

const socket = dgram.createSocket('udp4');

socket.on('message', (msg, rinfo) => {
  const [clientName, text] = msg.toString().split(',');
  const number = parseInt(text, 10);

  if (number < 1 || number > 100) {
    console.log('Out of range, closing the server');
    socket.close();
    return;
  }

  console.log('Client name: ' + clientName);
  console.log('Server name: ' + serverName);
  console.log('Client number: ' + number);
  console.log('Server number: ' + serverNumber);
  console.log('Sum: ' + (number + serverNumber));

  socket.send(serverName + ',' + serverNumber, rinfo.port, rinfo.address);
});

socket.on('listening', () => {
  console.log('Server listening on port ' + socket.address().port);
});

socket.bind(PORT);
