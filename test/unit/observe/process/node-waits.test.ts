/** What Node programs wait for, read from real ones: an event loop over keyboard, sockets and timers. */
import { describe, expect, it } from 'vitest';
import { eventually } from '../../../support/eventually.ts';
import { startProgram } from '../../../support/started-program.ts';

const socket = `
import dgram from 'node:dgram';
import fs from 'node:fs';
import readline from 'node:readline';
import { Worker } from 'node:worker_threads';
const socket = dgram.createSocket('udp4');
await new Promise((bound) => socket.bind(0, '127.0.0.1', bound));
console.log(socket.address().port);
`;

describe('a Node program', () => {
  it('waits on its port in its event loop', async () => {
    await using program = await startProgram('node', socket);
    const port = await program.showsInteger();
    expect((await program.comesTo('waiting')).activity).toEqual({
      is: 'waiting',
      receivesOn: [port],
      call: 'epoll_wait',
    });
  });

  it('is timed while a timer is pending', async () => {
    await using program = await startProgram('node', `${socket} setTimeout(() => {}, 600_000);`);
    const port = await program.showsInteger();
    expect((await program.comesTo('timed')).activity).toMatchObject({ receivesOn: [port], call: 'epoll_wait' });
  });

  it('waits for the keyboard with its event loop, and receives at the same time', async () => {
    const lines = "readline.createInterface({ input: process.stdin }).on('line', () => {});";
    await using program = await startProgram('node', `${socket} ${lines}`);
    const port = await program.showsInteger();
    expect((await program.comesTo('keyboard')).activity).toEqual({
      is: 'keyboard',
      receivesOn: [port],
      call: 'epoll_wait',
    });
  });

  it('waits for the keyboard in a prompt that edits lines itself', async () => {
    const question =
      "readline.createInterface({ input: process.stdin, output: process.stdout }).question('n? ', () => {});";
    await using program = await startProgram('node', `${socket} ${question}`);
    expect((await program.comesTo('keyboard')).activity).toMatchObject({ call: 'epoll_wait' });
  });

  it('waits for the keyboard in a synchronous read', async () => {
    await using program = await startProgram('node', `${socket} fs.readSync(0, Buffer.alloc(9));`);
    expect((await program.comesTo('keyboard')).activity).toMatchObject({ call: 'read' });
  });

  it('no longer waits for the keyboard when its readline is closed', async () => {
    const lines =
      'const lines = readline.createInterface({ input: process.stdin }); setImmediate(() => lines.close());';
    await using program = await startProgram('node', `${socket} ${lines}`);
    const port = await program.showsInteger();
    expect((await program.comesTo('waiting')).activity).toMatchObject({ receivesOn: [port] });
  });

  it('waits while a worker waits for a message', async () => {
    const worker = 'new Worker(\'require("node:worker_threads").parentPort.on("message", () => {})\', { eval: true });';
    await using program = await startProgram('node', `${socket} ${worker}`);
    const port = await program.showsInteger();
    expect((await program.comesTo('waiting')).activity).toMatchObject({ receivesOn: [port] });
  });

  it('runs while a worker computes', async () => {
    const worker = 'new Worker(\'console.log("computing"); for (;;);\', { eval: true });';
    await using program = await startProgram('node', `${socket} ${worker}`);
    await eventually(program.screen, (text) => text.includes('computing'));
    for (let poll = 0; poll < 20; poll += 1) expect(program.look().activity.is).toBe('running');
  });
});
