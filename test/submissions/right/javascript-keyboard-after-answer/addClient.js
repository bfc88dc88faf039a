const dgram = require('dgram'), readline = require('readline');
const NAME = 'Client of Vera Antunes';
const socket = dgram.createSocket('udp4');
const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
let serverName, number;
socket.send(NAME, 46111, 'localhost');
socket.on('message', (m) => {
  if (serverName === undefined) {
    serverName = m.toString();
    rl.question('Integer between 1 and 100: ', (t) => { number = parseInt(t, 10); rl.close(); socket.send(String(number), 46111, 'localhost'); });
  } else { finish(serverName, number, parseInt(m.toString(), 10)); socket.close(); }
});

function finish(serverName, number, own) {
  console.log('Client name: ' + NAME); console.log('Server name: ' + serverName);
  console.log('Client number: ' + number); console.log('Server number: ' + own); console.log('Sum: ' + (number + own));
}
