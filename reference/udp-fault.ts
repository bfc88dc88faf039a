/**
 * Turns the system's error codes of UDP sockets into sentences.
 *
 * There is one table for binding and one for sending, because a code may have two meanings:
 * `EACCES` means a privileged port when binding, and a broadcast address when sending.
 */
import { describeEndpoint, type Endpoint } from './endpoint.ts';
import { ExchangeError, type ExchangeErrorCode, systemCodeOf } from './exchange-error.ts';

interface Fault {
  readonly code: ExchangeErrorCode;
  readonly because: string;
}

const bindFaults: Readonly<Record<string, Fault>> = {
  EADDRINUSE: {
    code: 'port-taken',
    because: 'another program holds that port; end that program or take another port',
  },
  EACCES: {
    code: 'port-forbidden',
    because: 'ports below 1024 are reserved for the system; take a port from 1024 to 65535',
  },
  EADDRNOTAVAIL: {
    code: 'address-not-here',
    because: 'no interface of this machine has that address; take 0.0.0.0 to listen on all of them',
  },
};

const sendFaults: Readonly<Record<string, Fault>> = {
  ECONNREFUSED: {
    code: 'nobody-listens',
    because: 'no program listens there; start the server first and check the port',
  },
  EMSGSIZE: { code: 'too-large', because: 'it is larger than a datagram can be (65507 bytes)' },
  ENETUNREACH: { code: 'unreachable', because: 'this machine has no route to that network' },
  EHOSTUNREACH: { code: 'unreachable', because: 'that host does not respond on its network' },
  EADDRNOTAVAIL: { code: 'unreachable', because: 'that address cannot be reached from the address of this socket' },
  EACCES: { code: 'unreachable', because: 'that is a broadcast address' },
  ENOENT: { code: 'unreachable', because: 'that is not the address of a host' },
  EPERM: { code: 'unreachable', because: 'a firewall of this machine forbids it' },
};

/** Why a socket could not be bound. */
export function bindFault(error: unknown, at: Endpoint): ExchangeError {
  return sentenceFor(bindFaults[systemCodeOf(error)], `cannot listen on ${describeEndpoint(at)}`, error);
}

/** Why a datagram could not be sent. */
export function sendFault(error: unknown, sizeBytes: number, to: Endpoint): ExchangeError {
  const attempt = `cannot send a datagram of ${sizeBytes} bytes to ${describeEndpoint(to)}`;
  return sentenceFor(sendFaults[systemCodeOf(error)], attempt, error);
}

/** What the kernel reports about datagrams that a connected socket sent earlier. */
export function socketFault(error: unknown, at: Endpoint): ExchangeError {
  return sentenceFor(sendFaults[systemCodeOf(error)], `the exchange with ${describeEndpoint(at)} failed`, error);
}

function sentenceFor(fault: Fault | undefined, attempt: string, cause: unknown): ExchangeError {
  if (fault !== undefined) return new ExchangeError(fault.code, `${attempt}: ${fault.because}`, { cause });
  const because = cause instanceof Error ? cause.message : String(cause);
  return new ExchangeError('socket-failed', `${attempt}: the system reports "${because}"`, { cause });
}
