'use strict';

const dgram = require('node:dgram');
const { once } = require('node:events');
const readline = require('node:readline/promises');

const SERVER_PORT = 1234;
const myName = 'Client of Yara Nogueira';

async function askNumber() {
  const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
  let number;
  do {
    number = Number(await rl.question('Number (1-100): '));
  } while (!Number.isInteger(number));
  rl.close();
  return number;
}

async function main() {
  const myNumber = await askNumber();
  const socket = dgram.createSocket('udp4');
  socket.send(`${myName},${myNumber}`, SERVER_PORT, '127.0.0.1');

  const [data] = await once(socket, 'message');
  const [serverName, text] = data.toString().split(',');
  const serverNumber = Number(text);

  console.log(`${myName} picked ${myNumber}`);
  console.log(`${serverName} picked ${serverNumber}`);
  console.log(`The sum is ${myNumber + serverNumber}`);
  socket.close();
}

main();
