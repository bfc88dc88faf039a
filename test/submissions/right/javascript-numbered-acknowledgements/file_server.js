const dgram = require('dgram');
const fs = require('fs');
const server = dgram.createSocket('udp4');
let transfer = null;
server.on('message', (msg, rinfo) => {
  const text = msg.toString();
  if (text.startsWith('ACK ')) {
    if (transfer && Number(text.slice(4)) === transfer.next) { transfer.next++; sendNext(rinfo); }
    return;
  }
  const data = fs.readFileSync(text);
  transfer = { data, next: 1, done: false };
  sendNext(rinfo);
});
function sendNext(rinfo) {
  if (transfer.done) { transfer = null; return; }
  const from = (transfer.next - 1) * 2048;
  const chunk = transfer.data.subarray(from, from + 2048);
  if (chunk.length < 2048) transfer.done = true;
  server.send(chunk, rinfo.port, rinfo.address);
}
server.bind(9800, () => console.log('file server on 9800'));
