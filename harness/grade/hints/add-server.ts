/** Symptoms of the server of "Adding two numbers". */
import type { AddServerSymptom } from '../../scenario/symptom.ts';
import { addClientHints } from './add-client.ts';
import type { HintEntry } from './hint.ts';
import { programHints } from './programs.ts';
import { serverHints } from './roles.ts';
import { shutdownHints } from './shutdown.ts';

export const addServerHints = {
  ...programHints,
  ...serverHints,
  ...shutdownHints,
  'port-taken': {
    cause: 'Your server binds a port twice, or another copy of it still runs.',
    confidence: 'likely',
    advice: 'Look at every place where your server binds a port, and at the processes that still run.',
  },
  'no-name-sent': {
    cause: "The reply does not contain a name. The handout asks for the server's name and integer.",
    confidence: 'certain',
    advice: 'Look at what you put into the reply before you send it.',
  },
  'byte-order': addClientHints['byte-order'],
  'sum-concatenated': {
    cause:
      'The server joins two texts instead of adding two integers. What arrives over the network is text until you convert it.',
    confidence: 'certain',
    advice: 'Look at the types of the two values that you add.',
  },
  'sum-off-by-one': {
    cause: 'A total begins at 1 instead of 0, or the server changes one of the integers before it adds them.',
    confidence: 'likely',
    advice: 'Print both integers just before you add them, and compare them with what the messages contain.',
  },
  'no-sum': {
    cause: 'The server does not print the sum, adds other values, or uses a type that is too small for the sum.',
    confidence: 'possible',
    advice: "Look at which two integers you add (the client's and the one that you send), and at what you print.",
  },
  'missing-on-screen': {
    cause: 'The server never prints this value, or prints another value instead.',
    confidence: 'likely',
    advice: 'Compare what your server displays with the list in the handout: both names, both integers, the sum.',
  },
  'displays-on-standard-error': {
    cause: 'The server writes to standard error instead of standard output. Loggers and some print functions do that.',
    confidence: 'certain',
    advice: 'Look at how your server prints.',
  },
  'no-number-sent': {
    cause: "The reply does not contain the server's integer. A client needs it to compute the sum.",
    confidence: 'certain',
    advice: 'Look at what you put into the reply before you send it.',
  },
  'number-sent-back': {
    cause: 'The server sends back the integer of the client instead of its own.',
    confidence: 'certain',
    advice: "Look at which variable you put into the reply, and keep the server's integer apart from the client's.",
  },
  'name-sent-back': {
    cause: 'The server sends back the name of the client instead of its own.',
    confidence: 'certain',
    advice:
      'Look at which variable you put into the reply, and at whether you send the received message back unchanged.',
  },
  'number-out-of-range': {
    cause:
      'The server picks an integer that is not from 1 to 100. Random functions differ in whether they include their limits.',
    confidence: 'certain',
    advice: 'Look at where the server picks its integer.',
  },
  'no-reply': {
    cause: 'The server sends no reply, or sends it to another address or port than the one that the request came from.',
    confidence: 'likely',
    advice: 'Look at where you send the reply. Each datagram comes with the address and port of its sender.',
  },
  'answers-first-client-only': {
    cause: 'The server keeps the address of its first client, or its socket is connected to that client.',
    confidence: 'likely',
    advice: 'Look at where the address of the reply comes from each time the loop repeats.',
  },
  'keeps-earlier-client': {
    cause:
      'The server keeps a value of an earlier client, such as a name, an integer or the text of a reply, and uses it again.',
    confidence: 'likely',
    advice: 'Look at which variables are set before the loop. Those of one client must be set anew inside it.',
  },
  'long-name': {
    cause: 'The server reads a longer name than that of your own client only in part.',
    confidence: 'likely',
    advice: 'Look at the size of the buffers for the message and for the name.',
  },
  'ends-in-silence': {
    cause: 'A timeout of the socket ends the loop, or leads to an error that nothing catches.',
    confidence: 'likely',
    advice: 'Look at what your server does when no datagram comes for some seconds. It must wait for the next client.',
  },
  'serves-once': {
    cause:
      'The loop is missing, or its condition ends it too early. 1 and 100 are in range. A short message may also be read with the rest of a longer one behind it.',
    confidence: 'likely',
    advice: 'Look at the condition that leaves the loop, and print the integer that the server understood.',
  },
  'lives-on-without-socket': {
    cause: 'A loop, a thread, a timer or another socket keeps your server alive after the socket is closed.',
    confidence: 'certain',
    advice: 'Look at what your server does after it has closed its socket, and close every other socket.',
  },
  'crash-instead-of-shutdown': {
    cause: 'An integer out of range leads to an error instead of a planned end: leave the loop, close the socket, end.',
    confidence: 'certain',
    advice: 'Read the last line on standard error. It says what failed, and where.',
  },
  'port-held': {
    cause: 'Another process that your server started still holds the socket.',
    confidence: 'certain',
    advice: 'Look at what your server starts in the background, and make it wait for the end of that process.',
  },
} as const satisfies Record<AddServerSymptom, HintEntry>;
