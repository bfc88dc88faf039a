const dgram = require('dgram');
const s = dgram.createSocket('udp4');
const name = 'Server of Rita Melo';
const clients = new Map();
s.on('message', (msg, rinfo) => {
  const key = rinfo.address + ':' + rinfo.port;
  if (!clients.has(key)) {
    clients.set(key, msg.toString());
    s.send(`Hello ${msg}, I am ${name}`, rinfo.port, rinfo.address);
    return;
  }
  const number = JSON.parse(msg.toString()).number;
  if (number < 1 || number > 100) { s.close(); return; }
  const own = 1 + Math.floor(Math.random() * 100);
  console.log(`${clients.get(key)}: ${number}`);
  console.log(`${name}: ${own}`);
  console.log(`sum: ${number + own}`);
  clients.delete(key);
  s.send(JSON.stringify({ number: own }), rinfo.port, rinfo.address);
});
s.bind(9900);
