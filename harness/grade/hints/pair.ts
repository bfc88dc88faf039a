/**
 * Symptoms of a submission's own client and server together. The table of each half explains what
 * that half does wrong on its own.
 */
import type { AddPairSymptom, DamageSymptom, FilePairSymptom } from '../../scenario/symptom.ts';
import type { Hint, HintEntry } from './hint.ts';
import { programHints } from './programs.ts';
import { receivedHints } from './received.ts';
import { serverHints } from './roles.ts';

const noExchange: Hint = {
  cause: 'One half sends to an address or port where the other does not listen, or each waits for the other to begin.',
  confidence: 'likely',
  advice: 'Run both by hand, and compare where each one sends to with what the other one binds.',
};

export const addPairHints = {
  ...programHints,
  'no-udp-port': serverHints['no-udp-port'],
  'pair-no-exchange': noExchange,
  'pair-no-sum': {
    cause:
      'The half that did not display the sum adds other values, does not print the sum, or reads a message in another form than its partner writes.',
    confidence: 'possible',
    advice: 'Compare the two integers that this half displays with those that were typed and sent.',
  },
  'pair-sums-differ': {
    cause:
      'The two halves add different integers: one of them may read a part of the message that the other one did not mean.',
    confidence: 'likely',
    advice: 'Print both integers in each half just before you add them, and compare.',
  },
  'byte-order': {
    cause: 'One half writes the lowest byte of an integer first, and the other one reads it last.',
    confidence: 'certain',
    advice:
      'Use network byte order in both halves: htonl and ntohl in C, the format "!i" in Python\'s struct, the default order of ByteBuffer in Java.',
  },
  'read-as-octal': {
    cause:
      'One half writes an integer with leading zeros, and the other one reads digits after a zero as an octal number: 071 is 57.',
    confidence: 'likely',
    advice:
      'Read with base 10: strtol(text, NULL, 10) in place of a base of 0, and %d in place of %i. Or write the integer without leading zeros.',
  },
} as const satisfies Record<AddPairSymptom, HintEntry>;

const contentHints = Object.fromEntries(
  Object.keys(receivedHints).map((symptom) => [
    symptom,
    {
      cause: 'The server sends other chunks than the client expects, or the client does not write what it receives.',
      confidence: 'possible',
      advice:
        'Run both side by side. Print the size of each datagram that the server sends and that the client writes.',
    },
  ]),
) as Record<DamageSymptom, Hint>;

export const filePairHints = {
  ...programHints,
  ...contentHints,
  'no-udp-port': serverHints['no-udp-port'],
  'pair-no-exchange': noExchange,
  'pair-not-ended': {
    cause:
      'The client waits for a chunk that the server never sends: the two do not agree on what ends a file, or the server did not find the file.',
    confidence: 'possible',
    advice:
      'Run both side by side. Find out which chunk ends the file for the client, and whether the server sends it.',
  },
  'no-file': {
    cause: 'The client received no chunk that it could write, or it writes the file only in a case that did not occur.',
    confidence: 'possible',
    advice: 'Run both side by side, and print the size of each datagram that the client receives.',
  },
  'content-in-pieces': {
    cause: 'The client opens a new file for each chunk.',
    confidence: 'certain',
    advice: 'Look at where the client opens the file: once, before the loop.',
  },
} as const satisfies Record<FilePairSymptom, HintEntry>;
