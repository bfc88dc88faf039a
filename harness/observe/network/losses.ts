/**
 * Datagrams that the kernel has dropped because a socket's receive buffer was full, counted for a whole network namespace: also those of sockets
 * that are closed by now, which no table of sockets shows any more. And those that never got as far, because the kernel had too much to deliver.
 */
import { readProcFile } from '../process/proc-file.ts';

/** @returns how many since the namespace was made; undefined where the kernel does not tell */
export function readDroppedDatagrams(): number | undefined {
  const snmp = readProcFile('/proc/self/net/snmp');
  // IPv6 may be switched off.
  const atSockets = snmp === undefined ? undefined : parseDropped(snmp, readProcFile('/proc/self/net/snmp6') ?? '');
  return atSockets === undefined ? undefined : atSockets + droppedOnLoopback(readProcFile('/proc/self/net/dev') ?? '');
}

/** A line a device: its name and a colon, then of what it received the bytes, the packets, the errors and what was dropped. */
export function droppedOnLoopback(devices: string): number {
  return Number(/^\s*lo:\s*\d+\s+\d+\s+\d+\s+(\d+)/m.exec(devices)?.[1] ?? 0);
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
