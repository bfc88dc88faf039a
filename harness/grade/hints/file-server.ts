/** Symptoms of the server of "File Transfer": it reads a file and sends chunks. */
import type { FileServerSymptom } from '../../scenario/symptom.ts';
import type { HintEntry } from './hint.ts';
import { programHints } from './programs.ts';
import { serverHints } from './roles.ts';
import { sentHints } from './sent.ts';

export const fileServerHints = {
  ...programHints,
  ...serverHints,
  ...sentHints,
  'no-chunk': {
    cause: 'The server did not find the file under the name that it received, or sends the chunks to another address.',
    confidence: 'possible',
    advice: 'Print the name that you open, between quotation marks, and the address that you send to.',
  },
  'wrong-after-others': {
    cause:
      'The server keeps something of an earlier request: its content, its name, an open file, or the position in it.',
    confidence: 'certain',
    advice: 'Look at what is set before the loop that receives requests. It has to be set anew for each request.',
  },
  'nothing-for-empty-file': {
    cause: 'The loop that reads and sends ends before it sends anything, because the first read returns 0 bytes.',
    confidence: 'likely',
    advice:
      "Look at what you send when the first read returns 0 bytes. One empty datagram is an empty file (older versions of Python's asyncio do not send it).",
  },
  'chunk-size': {
    cause:
      'The server reads another number of bytes for each datagram than 2048, or sends something after the last chunk.',
    confidence: 'likely',
    advice:
      'Look at how many bytes you read and send each time. Only the last datagram is shorter, and nothing follows it.',
  },
  'no-short-chunk': {
    cause:
      'The server sends the last chunk in full length, or does not send it. The client cannot know that the file is complete.',
    confidence: 'likely',
    advice: 'Look at how many bytes of the last chunk you send.',
  },
  'no-empty-datagram': {
    cause: 'The server does not send an empty datagram after the last full chunk. The client then waits for more.',
    confidence: 'likely',
    advice:
      "Look at what you send after the last read, which returns 0 bytes (older versions of Python's asyncio send nothing then).",
  },
  'extra-empty-datagram': {
    cause:
      'The server sends an empty datagram after every file. A chunk shorter than 2048 bytes already ends the file.',
    confidence: 'likely',
    advice: 'Look at when you send the empty datagram: only if the last chunk had 2048 bytes.',
  },
} as const satisfies Record<FileServerSymptom, HintEntry>;
