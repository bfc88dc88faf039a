/**
 * The source or destination of a datagram: an IP address and a port.
 *
 * Host names are resolved once, before anything is sent, so that datagrams keep their order. If a
 * name has both kinds of address, IPv4 is used, because nearly all programs of the lab use only
 * that.
 */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { ExchangeError, systemCodeOf } from './exchange-error.ts';

export interface Endpoint {
  /** IPv4 or IPv6 address in text. */
  readonly address: string;
  /** 1 to 65535; 0 only when binding, for any free port. */
  readonly port: number;
}

/**
 * The address of a host, IPv4 first. An address is returned as it is.
 *
 * @throws ExchangeError `host-unknown`
 */
export async function resolveHost(host: string): Promise<string> {
  if (isIP(host) !== 0) return host;
  try {
    const [found] = host === '' ? [] : await lookup(host, { all: true, verbatim: false });
    if (found !== undefined) return found.address;
  } catch (error) {
    if (systemCodeOf(error) === 'EAI_AGAIN') {
      throw new ExchangeError(
        'host-unknown',
        `cannot find host "${host}": the name service does not answer; give the host's address instead`,
        { cause: error },
      );
    }
  }
  throw new ExchangeError(
    'host-unknown',
    `cannot find host "${host}": no such name is known here; check its spelling or give its address`,
  );
}

/** `127.0.0.1 port 12000`, for messages. */
export function describeEndpoint({ address, port }: Endpoint): string {
  return `${address} port ${port}`;
}

/**
 * Whether an answer from the address `from` can come from the host at the address `asked`.
 *
 * A machine that is asked at one loopback address (`127.0.1.1`, Debian's own host name) may answer
 * from another one. A wildcard address means the machine itself. An IPv6 socket shows IPv4
 * addresses as `::ffff:a.b.c.d`.
 */
export function isSameHost(asked: string, from: string): boolean {
  const [left, right] = [unmapped(asked), unmapped(from)];
  return left === right || (isOwn(left) && isLoopback(right));
}

export function isLoopback(address: string): boolean {
  const plain = unmapped(address);
  return plain === '::1' || plain.startsWith('127.');
}

function isOwn(address: string): boolean {
  return isLoopback(address) || address === '0.0.0.0' || address === '::';
}

/** The IPv4 address inside an IPv4-mapped IPv6 address; any other address in lower case. */
export function unmapped(address: string): string {
  const lower = address.toLowerCase();
  return /^::ffff:\d+\.\d+\.\d+\.\d+$/.test(lower) ? lower.slice('::ffff:'.length) : lower;
}
