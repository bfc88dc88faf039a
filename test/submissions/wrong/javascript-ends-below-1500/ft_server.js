// File transfer, server side
const dgram = require('node:dgram');
const { readFileSync, existsSync } = require('node:fs');

const server = dgram.createSocket('udp4');

server.on('message', async (request, { address, port }) => {
  const wanted = request.toString().trim();
  if (!existsSync(wanted)) {
    console.log(`no such file: ${wanted}`);
    return;
  }
  const content = readFileSync(wanted);
  console.log(`${wanted}: ${content.length} bytes`);
  let at = 0;
  for (;;) {
    const part = content.subarray(at, at + 2048);
    await new Promise((sent) => server.send(part, port, address, sent));
    at += part.length;
    if (part.length < 2048) break;
  }
});

server.bind(9444);
