/** Symptoms of the assignment "File Transfer". */
import type { Hint } from './hint.ts';

export const transferHints = {
  // The client.
  'wrong-file-name': {
    saw: 'The datagram did not carry the file name that the program was given.',
    why: 'Another name stands in the source, or the name is changed before it is sent.',
    look: 'Follow the name from the command line or the keyboard to the datagram.',
  },
  'stops-early': {
    saw: 'The client ended after a chunk of exactly 2048 bytes.',
    why: 'Only a shorter chunk ends a file, and that may be empty: a full one never does, not even the last one of a file.',
    look: 'Look at the condition that leaves the loop.',
  },
  'timeout-as-end': {
    saw: 'Silence was taken for the end of the file.',
    why: 'A slow sender is silent, too; only a chunk shorter than 2048 bytes ends the file.',
    look: 'Look at what happens when your time-out is over.',
  },
  'empty-chunk-not-the-end': {
    saw: 'The client went on waiting after an empty chunk.',
    why: 'An empty datagram is a chunk of 0 bytes: shorter than 2048, so it ends the file. It also arrives like any other.',
    look: 'Look at what your loop does when 0 bytes were received.',
  },
  'no-file': {
    saw: 'No file was written.',
    why: 'It is opened too late, never written to, or what arrives goes to the screen.',
    look: 'Look at where the file is opened: also an empty file has to exist in the end.',
  },
  'chunk-missing': {
    saw: 'Whole chunks are missing at the end.',
    why: 'A chunk is received but not written, never received, or still in a buffer when the program ends.',
    look: 'Look at the order of receive, test and write in the loop, and at whether the file is closed.',
  },
  'beginning-missing': {
    saw: 'The beginning of the file is missing.',
    why: 'The first chunk is read or received for something else and then forgotten, or each chunk overwrites the one before.',
    look: 'Look at what is read or received before the loop begins, and at where the file is opened.',
  },
  'cut-short': {
    saw: 'The end of the file, or of a chunk, is missing.',
    why: 'The receive buffer is smaller than a chunk (the rest of a datagram is lost), or the last chunk is not written.',
    look: 'Look at the size of the buffer, and at what is done with the last chunk.',
  },
  'cut-at-nul': {
    saw: 'The content ends where a zero byte stands.',
    why: 'Functions for texts take a zero byte for the end; in a file it is a byte like any other.',
    look: 'Look at where a length is taken from a text instead of from what read or receive returned.',
  },
  'too-long': {
    saw: 'There is more than the file.',
    why: 'The whole buffer is sent or written, with what stood in it before, not only the bytes that were read or received.',
    look: 'Look at how many bytes are handed over for the last chunk.',
  },
  'sent-before-content': {
    saw: 'Something else came before the content of the file.',
    why: 'A size, a name or a greeting went ahead, and the handout has no room for it: the first chunk is the first datagram.',
    look: 'Look at everything that is sent before the loop begins.',
  },
  'line-ends-changed': {
    saw: 'Line ends were translated.',
    why: 'A file that is opened as text is translated while it is read or written.',
    look: 'Look at how the file is opened: a file transfer copies bytes, not text.',
  },
  'chunks-out-of-order': {
    saw: 'All chunks of the file came, but in another order.',
    why: 'The receiver writes them as they arrive: the first datagram is the beginning of the file.',
    look: 'Look at how the chunks are collected before they are sent, and at what they are sorted by.',
  },
  'content-differs': {
    saw: 'The bytes are not those of the file.',
    why: 'They were decoded, stripped or replaced on the way, or the chunks changed their order or overwrote each other.',
    look: 'Compare the first bytes that differ; then look at what is done with a chunk between its file and the network.',
  },
  'pair-not-ended': {
    saw: 'Your client waited for a chunk that your server never sent.',
    why: 'The two do not agree on what ends a file, or the server did not find the file.',
    look: 'Run both side by side: which chunk is to end the file, and who sends it?',
  },
  // The server.
  'no-chunk': {
    saw: 'Not one chunk came back.',
    why: 'The file was not found under the name that came, or the chunks went somewhere else than where the request came from.',
    look: 'Print the name that is opened, between quotes, and the address that is sent to.',
  },
  'nothing-for-empty-file': {
    saw: 'Nothing came back for an empty file.',
    why: 'A loop over what is read sends nothing where there is nothing to read; the client then waits for ever.',
    look: "Look at what is sent when the first read returns 0 bytes: one empty datagram is an empty file (older versions of Python's asyncio send none).",
  },
  'chunk-size': {
    saw: 'The datagrams have other sizes than the handout asks for.',
    why: 'Every datagram but the last has exactly 2048 bytes, the last one has fewer, and nothing follows it.',
    look: 'Look at how many bytes are read for each datagram, and at what is sent after the last one.',
  },
  'no-short-chunk': {
    saw: 'No datagram was shorter than 2048 bytes.',
    why: 'Without a shorter one, nothing tells the receiver that the file is over.',
    look: 'Look at how many bytes of the last chunk are sent.',
  },
  'no-empty-datagram': {
    saw: 'The last datagram of a file whose size is a multiple of 2048 was a full one.',
    why: 'The receiver cannot know that the file is over: an empty datagram has to follow.',
    look: "Look at what is sent after the last read, the one that returns 0 bytes (older versions of Python's asyncio send nothing then).",
  },
  'extra-empty-datagram': {
    saw: 'An empty datagram followed a chunk that had already ended the file.',
    why: 'A chunk shorter than 2048 bytes is the end; nothing may follow it.',
    look: 'Look at when the empty datagram is sent: only where the last chunk was full.',
  },
} as const satisfies Record<string, Hint>;
