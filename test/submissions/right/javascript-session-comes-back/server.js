'use strict';
const dgram = require('dgram');
const { PORT, pack, unpack } = require('./lib/proto');
const NAME = '黄小明的服务器';
const s = dgram.createSocket('udp4');
s.on('message', (buf, r) => {
  let m;
  try { m = unpack(buf); } catch (e) { console.log('无法解析'); return; }
  if (m.kind !== 'req') return;
  if (!Number.isInteger(m.n) || m.n < 1 || m.n > 100) {
    console.log('超出范围，关闭服务器');
    s.close();
    return;
  }
  const mine = 1 + Math.floor(Math.random() * 100);
  console.log(`客户端：${m.name}`);
  console.log(`服务器：${NAME}`);
  console.log(`客户端的数字：${m.n}，服务器的数字：${mine}，总和：${m.n + mine}`);
  s.send(pack('rep', m.sid, NAME, mine), r.port, r.address);
});
s.bind(PORT, () => console.log('服务器已启动，端口', PORT));
