import dgram from 'node:dgram';
import { open } from 'node:fs/promises';
const port = Number(process.env.PORT ?? 50505);
const sock = dgram.createSocket('udp4');
const send = (b, r) => new Promise((ok, no) => sock.send(b, r.port, r.address, (e) => (e ? no(e) : ok())));
async function serve(name, r) {
  const fh = await open(name, 'r');
  try {
    let pos = 0;
    for (;;) {
      const b = Buffer.alloc(2048);
      const { bytesRead } = await fh.read(b, 0, 2048, pos);
      pos += bytesRead;
      await send(b.subarray(0, bytesRead), r);
      if (bytesRead < 2048) break;
    }
    console.log(`전송 완료: ${name} (${pos} 바이트)`);
  } finally { await fh.close(); }
}
sock.on('message', (m, r) => {
  let q;
  try { q = JSON.parse(m.toString()); } catch { console.log('잘못된 요청'); return; }
  if (q.op !== 'get') return;
  serve(q.file.name, r).catch((e) => console.log('오류:', e.message));
});
sock.bind(port, () => console.log(`파일 서버 시작: ${port}`));
