import { open, receive, sendTo } from './lib/udp.js';

const name = 'Server of Duarte Seixas';
const socket = await open(Number(process.argv[2] ?? 41234));
console.log(`listening on ${socket.address().port}`);

for (;;) {
  const { data, from } = await receive(socket);
  const fields = Object.fromEntries(data.toString().split(';').map((field) => field.split('=')));
  const number = Number(fields.NUMBER);
  if (number < 1 || number > 100) break;
  const own = 1 + Math.floor(Math.random() * 100);
  console.log(`Client name: ${fields.NAME}`);
  console.log(`Server name: ${name}`);
  console.log(`Client integer: ${number}`);
  console.log(`Server integer: ${own}`);
  console.log(`Sum: ${number + own}`);
  await sendTo(socket, `NAME=${name};NUMBER=${own}`, from.port, from.address);
}
socket.close();
