/** Python with which a client sends and receives. */
import type { ClientSocket } from '../model.ts';
import { codeOf, type Code } from './lines.ts';

export interface ClientWords {
  readonly open: Code;
  readonly send: (expression: string) => string;
  /** Assigns `variable`. */
  readonly receive: (variable: string) => Code;
}

export function clientWords(socket: ClientSocket, host: string, port: string, sizeBytes: number): ClientWords {
  const open = ['sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)'];
  if (socket === 'bound') open.push('sock.bind(("", 0))');
  if (socket === 'timeout') open.push('sock.settimeout(20)');
  if (socket === 'connect') open.push(`sock.connect((${host}, ${port}))`);
  return {
    open: codeOf(open, 'socket'),
    send: (expression) =>
      socket === 'connect' ? `sock.send(${expression})` : `sock.sendto(${expression}, (${host}, ${port}))`,
    receive: (variable) => {
      if (socket === 'recvfrom' || socket === 'timeout')
        return codeOf([`${variable}, _ = sock.recvfrom(${sizeBytes})`]);
      const receive = `${variable} = sock.recv(${sizeBytes})`;
      return socket === 'select' ? codeOf(['select.select([sock], [], [])', receive], 'select') : codeOf([receive]);
    },
  };
}
