#!/usr/bin/env node
// usage: node answer.js [port]
const dgram = require('dgram');
const port = +(process.argv[2] || 31313);
const ME = 'Server of Ngozi Adeyemi';
const sock = dgram.createSocket({ type: 'udp4', reuseAddr: false });
sock.bind(port, '0.0.0.0');
sock.on('message', (b, r) => {
  if (b.length < 14) return;
  const tok = b.readUInt32BE(0), len = b.readUInt16BE(8);
  if (b.length !== 14 + len) return console.error('odd length');
  const name = b.toString('utf8', 10, 10 + len), n = b.readInt32BE(10 + len);
  if (n < 1 || n > 100) { sock.close(); return; }
  const mine = 1 + (Date.now() % 100);
  process.stdout.write(`from ${name}\nby ${ME}\n${n} and ${mine} make ${n + mine}\n`);
  const out = Buffer.alloc(10 + Buffer.byteLength(ME));
  out.writeUInt32BE(tok, 0); out.writeInt32BE(mine, 4); out.writeUInt16BE(Buffer.byteLength(ME), 8); out.write(ME, 10);
  sock.send(out, r.port, r.address);
});
