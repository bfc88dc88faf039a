import readline from 'readline/promises';
import { open, receive, sendTo } from './lib/udp.js';

const [host = 'localhost', port = 41234] = process.argv.slice(2);
const name = 'Client of Duarte Seixas';

const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
const number = Number(await rl.question('Integer between 1 and 100: '));
rl.close();

const socket = await open();
await sendTo(socket, `NAME=${name};NUMBER=${number}`, Number(port), host);
if (Number.isInteger(number) && number >= 1 && number <= 100) {
  const { data } = await receive(socket);
  const [, serverName, serverNumber] = /^NAME=(.*);NUMBER=(\d+)$/.exec(data.toString());
  console.log(`Client name: ${name}`);
  console.log(`Server name: ${serverName}`);
  console.log(`Client integer: ${number}`);
  console.log(`Server integer: ${serverNumber}`);
  console.log(`Sum: ${number + parseInt(serverNumber)}`);
}
socket.close();
