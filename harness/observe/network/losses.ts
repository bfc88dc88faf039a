/**
 * Counts datagrams that the kernel dropped, for a whole network namespace: those for which a
 * receive buffer was full, also of sockets that are closed by now, and those that the kernel
 * dropped on loopback because it had too many to deliver.
 */
import { readProcFile } from '../process/proc-file.ts';

/** @returns number since the namespace was created; undefined if the kernel does not show it */
export function readDroppedDatagrams(): number | undefined {
  const snmp = readProcFile('/proc/self/net/snmp');
  // IPv6 may be disabled.
  const atSockets = snmp === undefined ? undefined : parseDropped(snmp, readProcFile('/proc/self/net/snmp6') ?? '');
  return atSockets === undefined ? undefined : atSockets + droppedOnLoopback(readProcFile('/proc/self/net/dev') ?? '');
}

/**
 * One line for each device: its name and a colon, then the received bytes, packets, errors and
 * drops.
 */
export function droppedOnLoopback(devices: string): number {
  return Number(/^\s*lo:\s*\d+\s+\d+\s+\d+\s+(\d+)/m.exec(devices)?.[1] ?? 0);
}

/**
 * `snmp` has a line of names and a line of values for each protocol, `snmp6` a name and a value on
 * each line.
 */
export function parseDropped(snmp: string, snmp6: string): number | undefined {
  const [names, values] = snmp
    .split('\n')
    .filter((line) => line.startsWith('Udp: '))
    .map((line) => line.split(' '));
  const four = Number(values?.[names?.indexOf('RcvbufErrors') ?? -1]);
  const six = Number(/^Udp6RcvbufErrors\s+(\d+)/m.exec(snmp6)?.[1] ?? 0);
  return Number.isNaN(four) ? undefined : four + six;
}
