/** Damage to the file that a client has written, if the server has sent the right chunks. */
import type { DamageSymptom } from '../../scenario/symptom.ts';
import type { Hint } from './hint.ts';

export const receivedHints = {
  'content-empty': {
    cause: 'The client opens the file but writes nothing to it, or ends before what it has written is flushed.',
    confidence: 'likely',
    advice: 'Look at where you write each chunk, and at where you close the file.',
  },
  'last-chunk-missing': {
    cause: 'The client leaves the loop before it writes the last, short chunk.',
    confidence: 'likely',
    advice:
      'Look at the order of receiving, testing and writing in the loop. The chunk that ends the file also contains data.',
  },
  'chunk-missing': {
    cause:
      'The client receives a chunk without writing it, ends too early, has room for only a part of the file, or ends before what it has written is flushed.',
    confidence: 'possible',
    advice: 'Look at the order of receiving, testing and writing in the loop, and at whether you close the file.',
  },
  'beginning-missing': {
    cause:
      'The client opens the file again for each chunk, so that each chunk replaces the one before, or it drops the first chunk.',
    confidence: 'likely',
    advice: 'Look at where you open the file, and at what you receive before the loop begins.',
  },
  'chunk-repeated': {
    cause: 'The client writes the same chunk more than once, for example once in the loop and once after it.',
    confidence: 'likely',
    advice: 'Look at every place that writes to the file.',
  },
  'last-chunk-everywhere': {
    cause: 'The client keeps all chunks in the same buffer, and writes them after the last one has arrived.',
    confidence: 'certain',
    advice: 'Write each chunk before you receive the next one, or copy it.',
  },
  'chunks-out-of-order': {
    cause: 'The client does not write the chunks in the order in which they arrive.',
    confidence: 'certain',
    advice: 'Look at how you collect the chunks before you write them.',
  },
  'cut-at-nul': {
    cause:
      'The client uses functions for text, which treat a zero byte as the end. In a file it is a byte like any other.',
    confidence: 'certain',
    advice: 'Look at where you take a length from a text. Use the length that the receive call returned.',
  },
  'cut-at-ff': {
    cause: 'The client stores a byte in a type in which 0xFF equals -1, the value that marks the end of a stream.',
    confidence: 'certain',
    advice: 'Look at the type of the variable that you compare with the end of the stream.',
  },
  'ends-stripped': {
    cause: 'The client removes white space or zero bytes from the ends of a chunk, as strip, trim or rstrip do.',
    confidence: 'certain',
    advice: 'Look at what you do with a chunk between receiving and writing it.',
  },
  'line-ends-added': {
    cause: 'The client writes the content with a function that adds a line end.',
    confidence: 'certain',
    advice: 'Look at the function with which you write: it should write bytes, not lines.',
  },
  'line-ends-removed': {
    cause: 'The client handles the content line by line and drops the line ends.',
    confidence: 'certain',
    advice: 'Write each chunk as the bytes that arrived, without dividing it into lines.',
  },
  'line-ends-changed': {
    cause: 'The client opens the file as text, so that line ends are translated while it writes.',
    confidence: 'certain',
    advice: 'Look at how you open the file. A file transfer needs binary mode.',
  },
  'decoded-as-text': {
    cause:
      'The client decodes the bytes as text and encodes them again. Bytes that are not valid text change or disappear.',
    confidence: 'certain',
    advice: 'Look for calls that decode or encode between receiving and writing, and open the file in binary mode.',
  },
  'header-before-chunks': {
    cause: 'The client writes other bytes before each chunk, such as a number or a length.',
    confidence: 'certain',
    advice: 'Look at everything that your client writes to the file in the loop.',
  },
  'sent-before-content': {
    cause: 'The client writes other bytes before the first chunk.',
    confidence: 'certain',
    advice: 'Look at everything that your client writes to the file before the loop.',
  },
  'chunks-cut-short': {
    cause: 'The receive buffer of the client is smaller than a chunk. The rest of each datagram is lost.',
    confidence: 'certain',
    advice: 'Look at the size of the receive buffer: 2048 bytes or more.',
  },
  'cut-short': {
    cause:
      'The receive buffer of the client is smaller than a chunk (the rest of each datagram is lost), or the client ends too early.',
    confidence: 'likely',
    advice: 'Look at the size of the receive buffer (2048 bytes or more), and at what you do with the last chunk.',
  },
  'too-long': {
    cause: 'The client writes the whole buffer, with what was in it before, instead of only the bytes that arrived.',
    confidence: 'likely',
    advice: 'Look at how many bytes you write for the last chunk.',
  },
  'content-differs': {
    cause: 'The client changes the bytes between receiving and writing, or some chunks overwrite others.',
    confidence: 'possible',
    advice:
      'Compare the first bytes that differ, and look at what you do with a chunk between receiving and writing it.',
  },
} as const satisfies Record<DamageSymptom, Hint>;
