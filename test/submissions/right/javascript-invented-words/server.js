const s = require('dgram').createSocket('udp4');
const me = 'Server of Ottilie';
s.on('message', (m, from) => {
  const [name, text] = m.toString().split('#');
  const n = Number(text);
  if (!(n >= 1 && n <= 100)) { s.close(); return; }
  const mine = 1 + Math.floor(Math.random() * 100);
  console.log(`${name} ${n} ${me} ${mine} ${n + mine}`);
  s.send(`${me}#${mine}`, from.port, from.address);
});
s.bind(6161);
