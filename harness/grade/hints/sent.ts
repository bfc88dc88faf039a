/** Damage to the content that a server has sent. */
import type { DamageSymptom } from '../../scenario/symptom.ts';
import type { Hint } from './hint.ts';

export const sentHints = {
  'content-empty': {
    cause: 'The server sends an empty datagram before the content. It is shorter than 2048 bytes, so it ends the file.',
    confidence: 'likely',
    advice: 'Look at what you send first, and at what the first read returns.',
  },
  'last-chunk-missing': {
    cause: 'The server leaves the loop before it sends the last, short chunk.',
    confidence: 'likely',
    advice: 'Look at the order of reading, testing and sending in the loop.',
  },
  'chunk-missing': {
    cause:
      'The server reads a chunk without sending it, leaves the loop too early, or has room for only a part of the file.',
    confidence: 'likely',
    advice: 'Look at the order of reading, testing and sending in the loop, and at every place that reads the file.',
  },
  'beginning-missing': {
    cause: 'The server reads the first chunk for something else, such as a test, and does not send it.',
    confidence: 'likely',
    advice: 'Look at every place that reads the file before the loop begins.',
  },
  'chunk-repeated': {
    cause: 'The server sends the same chunk more than once, for example once in the loop and once after it.',
    confidence: 'likely',
    advice: 'Look at every place that sends a chunk.',
  },
  'last-chunk-everywhere': {
    cause: 'The server reads every chunk into the same buffer, before the chunk that was there has left.',
    confidence: 'certain',
    advice: 'Wait until a chunk has been sent before you read the next one, or read it into a new buffer.',
  },
  'chunks-out-of-order': {
    cause: 'The server sends the chunks in another order. A client writes them as they arrive.',
    confidence: 'certain',
    advice: 'Look at how you collect the chunks before you send them, and at what they are sorted by.',
  },
  'cut-at-nul': {
    cause:
      'The server uses functions for text, which treat a zero byte as the end. In a file it is a byte like any other.',
    confidence: 'certain',
    advice: 'Look at where you take a length from a text. Use the length that the read call returned.',
  },
  'cut-at-ff': {
    cause: 'The server stores a byte in a type in which 0xFF equals -1, the value that marks the end of a file.',
    confidence: 'certain',
    advice: 'Look at the type of the variable that you compare with the end of the file.',
  },
  'ends-stripped': {
    cause: 'The server removes white space or zero bytes from the ends of what it reads, as strip, trim or rstrip do.',
    confidence: 'certain',
    advice: 'Look at what you do with a chunk between reading and sending it.',
  },
  'line-ends-added': {
    cause: 'The server sends the content with a function that adds a line end.',
    confidence: 'certain',
    advice: 'Look at what you do with a chunk before you send it: send bytes, not lines.',
  },
  'line-ends-removed': {
    cause: 'The server reads the file line by line and drops the line ends.',
    confidence: 'certain',
    advice: 'Read 2048 bytes each time, not a line.',
  },
  'line-ends-changed': {
    cause: 'The server opens the file as text, so that line ends are translated while it reads.',
    confidence: 'certain',
    advice: 'Look at how you open the file. A file transfer needs binary mode.',
  },
  'decoded-as-text': {
    cause:
      'The server decodes the file as text and encodes it again. Bytes that are not valid text change or disappear.',
    confidence: 'certain',
    advice: 'Open the file in binary mode, and look for calls that decode or encode what you read.',
  },
  'header-before-chunks': {
    cause:
      'The server sends other bytes at the start of each datagram, such as a number or a length. The handout has no header.',
    confidence: 'certain',
    advice: 'Look at what you put into a datagram besides the bytes of the file.',
  },
  'sent-before-content': {
    cause:
      'The server sends a size, a name or a greeting before the file. The first datagram has to be the first chunk.',
    confidence: 'certain',
    advice: 'Look at everything that your server sends before the loop begins.',
  },
  'chunks-cut-short': {
    cause: 'The server sends only the beginning of each chunk that it reads.',
    confidence: 'certain',
    advice: 'Compare how many bytes you read each time with how many you send.',
  },
  'cut-short': {
    cause:
      'The server sends a chunk shorter than 2048 bytes before the end of the file, and a client takes that chunk as the last one.',
    confidence: 'possible',
    advice: 'Look at how many bytes you read and send each time: 2048, except for the last chunk.',
  },
  'too-long': {
    cause:
      'The server sends its whole buffer for the last chunk, with what was in it before, instead of only the bytes that it read.',
    confidence: 'likely',
    advice: 'Look at how many bytes of the last chunk you send.',
  },
  'content-differs': {
    cause: 'The server changes the bytes between reading and sending them, or sends another file.',
    confidence: 'possible',
    advice: 'Compare the first bytes that differ, and look at what you do with a chunk between reading and sending it.',
  },
} as const satisfies Record<DamageSymptom, Hint>;
