import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { stdin, stdout } from 'node:process';

const PORT = 3000;
const name = 'Client of Ivo Maciel';

const rl = createInterface({ input: stdin, output: stdout });
const number = Number(await rl.question('Your integer (1-100)? '));
rl.close();

if (!Number.isInteger(number) || number < 1 || number > 100) {
  console.error('That is not an integer between 1 and 100.');
  process.exit(1);
}

const socket = createSocket('udp4');
socket.send(JSON.stringify({ name, number }), PORT, 'localhost');

const [message] = await once(socket, 'message');
socket.close();

const server = JSON.parse(message);
console.log(`${name}: ${number}`);
console.log(`${server.name}: ${server.number}`);
console.log(`Sum: ${number + server.number}`);
