import dgram from 'node:dgram';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline/promises';
let name = process.argv[2];
if (!name) {
  const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
  name = (await rl.question('파일 이름: ')).trim();
  rl.close();
}
const port = Number(process.env.PORT ?? 50505);
const outName = path.basename(name) + '.received';
const out = fs.openSync(outName, 'w');
const sock = dgram.createSocket({ type: 'udp4', recvBufferSize: 400000 });
sock.on('message', (b) => {
  fs.writeSync(out, b);
  if (b.length < 2048) { fs.closeSync(out); sock.close(); console.log('저장됨:', outName); }
});
sock.send(JSON.stringify({ op: 'get', file: { name }, id: Math.random().toString(36).slice(2) }), port, '127.0.0.1');
