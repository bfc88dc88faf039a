/** Runs a piece of code against the compiled project in a network namespace as a lane has it, where the machine gives one. */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { findIsolation, namespaceCommand, networkSetupCommand } from '../../harness/sandbox/lane/isolation.ts';

export const hasOwnNetwork = findIsolation().isolation === 'namespace';

/**
 * @param source of an ES module that ends with `tell(value)`; in it `$/` stands for the folder of the compiled code
 * @returns what it told, through JSON
 */
export async function inOwnNetwork(source: string): Promise<unknown> {
  const module = `
import { createSocket } from 'node:dgram';
const tell = (value) => process.stdout.write(JSON.stringify(value));
const bound = (type = 'udp4', address) => new Promise((done) => { const socket = createSocket(type); socket.bind(0, address, () => done(socket)); });
const send = (socket, payload, port, address) => new Promise((done, fail) => socket.send(payload, port, address, (error) => (error ? fail(error) : done())));
${source.replaceAll('$/', `${pathToFileURL(resolve('dist')).href}/`)}`;
  const [unshare, ...words] = namespaceCommand;
  const script = `${networkSetupCommand} && exec "$0" --input-type=module -e "$1"`;
  const command = [...words, 'sh', '-c', script, process.execPath, module];
  const { stdout } = await promisify(execFile)(unshare, command, { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout);
}
