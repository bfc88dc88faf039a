/** Symptoms of clients, and symptoms of servers, that both assignments have. */
import type { ClientSymptom, ServerSymptom } from '../../scenario/symptom.ts';
import type { Hint } from './hint.ts';

export const clientHints = {
  'nothing-sent': {
    cause:
      'The client waits for something else before it sends its request, or its socket is not a UDP (datagram) socket.',
    confidence: 'possible',
    advice:
      'Look at what the client waits for before it sends, at the kind of its socket, and at the port that it sends to.',
  },
  'receives-first': {
    cause:
      'The client waits for a datagram before it has sent one. A server sends only after it has received a request.',
    confidence: 'certain',
    advice: 'Look at the order of sending and receiving in your client.',
  },
  'ends-unsent': {
    cause: 'The client ended before it reached the line that sends, or that line failed and the error was hidden.',
    confidence: 'likely',
    advice:
      'Run the client alone and look at which line it reaches last. Look for an error that your code catches and ignores.',
  },
  'sent-elsewhere': {
    cause: 'The client sends to an address and port that no program has bound: they are not those of the server.',
    confidence: 'certain',
    advice: 'Compare the address and the port that your client sends to with those that your server binds.',
  },
  'waits-for-datagram': {
    cause: 'The client receives once more than the server sends.',
    confidence: 'likely',
    advice: 'Count how often your client receives, and compare this with how often the server sends.',
  },
  'does-not-end': {
    cause: 'An open socket, a thread, a timer or a loop without an exit keeps the client running.',
    confidence: 'likely',
    advice: 'Look at what your client still does, or keeps open, after the last datagram.',
  },
  'exit-status': {
    cause: 'The client ends with a status that reports an error. A program that has done its work ends with status 0.',
    confidence: 'certain',
    advice: 'Look at how your client ends: the value that it returns or exits with.',
  },
} as const satisfies Record<ClientSymptom, Hint>;

export const serverHints = {
  'no-udp-port': {
    cause: 'The server has no UDP socket bound to a port. It may use TCP, or it does not reach the line that binds.',
    confidence: 'likely',
    advice:
      'Look at the kind of socket that your server creates (UDP needs a datagram socket), and at where it binds a port.',
  },
  'sent-elsewhere': {
    cause: 'The server sends to a fixed address or port. A client has another port each time.',
    confidence: 'certain',
    advice: 'Look at where you send the answer. Each datagram comes with the address and port of its sender: use them.',
  },
} as const satisfies Record<ServerSymptom, Hint>;
