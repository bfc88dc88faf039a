'use strict';
const dgram = require('dgram');
const crypto = require('crypto');
const rl = require('readline').createInterface({ input: process.stdin, output: process.stdout });
const { PORT, HOST, pack, unpack } = require('./lib/proto');
const NAME = '黄小明的客户端';
function ask() {
  rl.question('请输入一到一百之间的整数：', (t) => {
    const n = Number(t.trim());
    if (!t.trim() || !Number.isInteger(n)) { console.log('这不是整数！'); return ask(); }
    rl.close();
    const sid = crypto.randomBytes(6).toString('hex');
    const s = dgram.createSocket('udp4');
    const timer = setTimeout(() => { console.log('没有回复'); s.close(); }, 4000);
    s.on('message', (b) => {
      const m = unpack(b);
      if (m.sid !== sid) return;          // 不是给我的
      clearTimeout(timer);
      console.table({ 我: { name: NAME, n }, 服务器: { name: m.name, n: m.n } });
      console.log('总和 =', n + m.n);
      s.close();
    });
    s.send(pack('req', sid, NAME, n), PORT, HOST);
  });
}
ask();
