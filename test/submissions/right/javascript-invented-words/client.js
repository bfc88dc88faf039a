const dgram = require('dgram');
const readline = require('readline');
const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
rl.question('Brumba? ', (who) => {
  rl.question('Zokki? ', (text) => {
    const n = parseInt(text, 10);
    if (Number.isNaN(n)) { console.log('Plif.'); rl.close(); return; }
    const me = 'Client of ' + who;
    const s = dgram.createSocket('udp4');
    s.on('message', (m) => {
      const [name, other] = m.toString().split('#');
      console.log(`${me} ${n} ${name} ${other} ${n + Number(other)}`);
      s.close();
      rl.question('Frumm ', () => rl.close());
    });
    s.send(`${me}#${n}`, 6161, '127.0.0.1');
  });
});
