const dgram = require('dgram');
const PORT = 46111, serverName = 'Server of Vera Antunes', serverNumber = 37;
const socket = dgram.createSocket('udp4');
const names = new Map();
socket.on('message', (msg, rinfo) => {
  const key = rinfo.address + rinfo.port;
  if (!names.has(key)) { names.set(key, msg.toString()); socket.send(serverName, rinfo.port, rinfo.address); return; }
  const number = parseInt(msg.toString(), 10);
  if (number < 1 || number > 100) { socket.close(); return; }
  console.log('Client name: ' + names.get(key)); names.delete(key);
  console.log('Server name: ' + serverName);
  console.log('Client number: ' + number);
  console.log('Server number: ' + serverNumber);
  console.log('Sum: ' + (number + serverNumber));
  socket.send(String(serverNumber), rinfo.port, rinfo.address);
});
socket.bind(PORT);
