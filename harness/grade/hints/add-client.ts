/** Symptoms of the client of "Adding two numbers". */
import type { AddClientSymptom } from '../../scenario/symptom.ts';
import type { HintEntry } from './hint.ts';
import { programHints } from './programs.ts';
import { clientHints } from './roles.ts';

export const addClientHints = {
  ...programHints,
  ...clientHints,
  'ignores-keyboard': {
    cause: 'The integer is fixed in the source, or the client sends before it reads the keyboard.',
    confidence: 'certain',
    advice: 'Look at where the integer in your message comes from.',
  },
  'bound-refused': {
    cause: 'The client refuses 1 or 100. Both are in range: "between 1 and 100" includes them.',
    confidence: 'likely',
    advice: 'Look at the comparison that checks what was typed.',
  },
  'wrong-number-sent': {
    cause: 'The client changes the integer between the keyboard and the network, or sends another variable.',
    confidence: 'certain',
    advice: 'Follow the integer from where you read it to where you build the message.',
  },
  'no-name-sent': {
    cause: "The request contains only the integer. The handout asks for the client's name also.",
    confidence: 'certain',
    advice: 'Look at what you put into the message before you send it.',
  },
  'byte-order': {
    cause:
      'The bytes of an integer are in the opposite order: one side writes the lowest byte first, the other side reads it last.',
    confidence: 'certain',
    advice:
      'Look at how you turn integers into bytes and back, and use network byte order on both sides: htonl and ntohl in C, the format "!i" in Python\'s struct, the default order of ByteBuffer in Java.',
  },
  'sum-concatenated': {
    cause:
      'The client joins two texts instead of adding two integers. What arrives over the network is text until you convert it.',
    confidence: 'certain',
    advice: 'Look at the types of the two values that you add.',
  },
  'sum-off-by-one': {
    cause: 'A total begins at 1 instead of 0, or the client changes one of the integers before it adds them.',
    confidence: 'likely',
    advice: 'Print both integers just before you add them, and compare them with what was typed and received.',
  },
  'no-sum': {
    cause: 'The client does not print the sum, adds other values, or uses a type that is too small for the sum.',
    confidence: 'possible',
    advice: 'Look at which two integers you add (the typed one and the one from the reply), and at what you print.',
  },
  'missing-on-screen': {
    cause: 'The client never prints this value, or prints another value instead.',
    confidence: 'likely',
    advice: 'Compare what your client displays with the list in the handout: both names, both integers, the sum.',
  },
  'displays-on-standard-error': {
    cause: 'The client writes to standard error instead of standard output. Loggers and some print functions do that.',
    confidence: 'certain',
    advice: 'Look at how your client prints.',
  },
} as const satisfies Record<AddClientSymptom, HintEntry>;
