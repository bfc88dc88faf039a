/** Symptoms of the client of "File Transfer": it receives chunks and writes a file. */
import type { FileClientSymptom } from '../../scenario/symptom.ts';
import type { HintEntry } from './hint.ts';
import { programHints } from './programs.ts';
import { receivedHints } from './received.ts';
import { clientHints } from './roles.ts';

export const fileClientHints = {
  ...programHints,
  ...clientHints,
  ...receivedHints,
  'wrong-file-name': {
    cause: 'The client sends a name that is fixed in its source, or changes the name before it sends it.',
    confidence: 'certain',
    advice: 'Follow the name from the command line or the keyboard to the datagram.',
  },
  appended: {
    cause:
      'The client opens the file to append to it, so that a second download of the same name comes after the first.',
    confidence: 'certain',
    advice: 'Look at the mode in which you open the file, and at where: once for each download, as a new file.',
  },
  'not-truncated': {
    cause: 'The client opens a file that exists without emptying it, so that the end of a longer one is left.',
    confidence: 'certain',
    advice: 'Look at the mode in which you open the file: it has to begin empty.',
  },
  'stops-early': {
    cause:
      'The client treats a chunk of exactly 2048 bytes as the last one. Only a shorter chunk ends a file, and it may be empty.',
    confidence: 'possible',
    advice: 'Look at the condition that leaves the loop, and at the size of the receive buffer (2048 bytes or more).',
  },
  'timeout-as-end': {
    cause:
      'The client treats silence as the end of the file. A slow server is silent also; only a chunk shorter than 2048 bytes ends the file.',
    confidence: 'certain',
    advice: 'Look at what your client does when its timeout is over.',
  },
  'empty-chunk-not-the-end': {
    cause:
      'The loop of the client ignores an empty datagram. It is a chunk of 0 bytes, shorter than 2048, so it ends the file.',
    confidence: 'possible',
    advice: 'Look at what your loop does after it has received 0 bytes.',
  },
  'no-file': {
    cause:
      'The client never opens the file that it should write, opens it only after the first chunk with data, or writes to the screen.',
    confidence: 'likely',
    advice: 'Look at where you open the file for writing. An empty file has to exist at the end also.',
  },
  'content-in-pieces': {
    cause: 'The client opens a new file for each chunk.',
    confidence: 'certain',
    advice: 'Look at where you open the file: once, before the loop.',
  },
} as const satisfies Record<FileClientSymptom, HintEntry>;
