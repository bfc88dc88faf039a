/**
 * Datagrams that the kernel has dropped because a socket's receive buffer was full, counted for a whole network namespace: also those of sockets
 * that are closed by now, which no table of sockets shows any more.
 */
import { readFileSync } from 'node:fs';

/** @returns how many since the namespace was made; undefined where the kernel does not tell */
export function readDroppedDatagrams(): number | undefined {
  try {
    return parseDropped(readFileSync('/proc/self/net/snmp', 'utf8'), readIfThere('/proc/self/net/snmp6'));
  } catch {
    return undefined;
  }
}

/** IPv6 may be switched off. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** `snmp` has a line of names and a line of values for each protocol, `snmp6` a name and a value on each line. */
export function parseDropped(snmp: string, snmp6: string): number | undefined {
  const [names, values] = snmp
    .split('\n')
    .filter((line) => line.startsWith('Udp: '))
    .map((line) => line.split(' '));
  const four = Number(values?.[names?.indexOf('RcvbufErrors') ?? -1]);
  const six = Number(/^Udp6RcvbufErrors\s+(\d+)/m.exec(snmp6)?.[1] ?? 0);
  return Number.isNaN(four) ? undefined : four + six;
}
