/**
 * From the symptom of a violation to the likely mistake, for a student who is stuck: what was seen, why that happens, where to look.
 * Never the code of a solution.
 */
export type Symptom = keyof typeof hints;

export const hints = {
  // Adding: the client.
  'nothing-sent':
    'Your program got no datagram onto the network. Look at what it waits for before it sends, and that it sends over UDP (a datagram socket), to the port that your server binds.',
  'sent-elsewhere':
    'A datagram left your program, but no program listens at the address and port that it went to. Compare them with what your server binds.',
  'ignores-keyboard':
    'An integer left your program before anybody typed one. It has to come from the keyboard, not from the source.',
  'wrong-number-sent':
    'The integer in the datagram is not the one that was typed. Look at what happens to it between reading and sending.',
  'no-name-sent':
    'The handout asks for a string with a name and for the integer, in both directions. The name is missing.',
  'sum-concatenated':
    'Two texts were joined instead of two numbers added: what arrives over the network is text until you convert it.',
  'sum-off-by-one':
    'The sum is off by one. Look at how the two integers are read and whether one is changed on the way.',
  'no-sum':
    'The right sum never appears on standard output. Look at which two integers are added, and whether the result is printed.',
  'missing-on-screen':
    'Something that the handout asks to display does not appear on standard output. Compare what you print with the list in the handout.',
  'displays-on-standard-error':
    'What should be displayed goes to standard error. Standard output is where people and testers look.',
  'does-not-end':
    'The program waits for something that never comes instead of ending. Look at the condition that ends its loop, and at any receive after the last datagram.',
  'exit-status':
    'The program says by its exit status that something went wrong. A program that has done its work ends with status 0.',
  'process-left':
    'A thread or child process that you started is still there after the main program ended. End it, or wait for it.',
  // Adding: the server.
  'no-reply':
    'Nothing came back to the address and port that the datagram came from. The sender’s address is given to you with each datagram that you receive: that is where the answer goes.',
  'no-number-sent': 'The reply carries no integer. The handout asks for the server’s name and its own integer.',
  'number-out-of-range': 'The server’s own integer has to be from 1 to 100, both included.',
  'serves-once':
    'The server ended although nobody asked it to. It has to go on to the next client until an integer out of range arrives; 1 and 100 are in range.',
  'no-shutdown':
    'An integer out of range (below 1 or above 100) has to end the server. Check both ends of the range, and that the loop is left.',
  'lives-on-without-socket':
    'The socket was closed but the program goes on. After releasing its sockets it has to terminate.',
  'crash-instead-of-shutdown':
    'The program died of an error that nobody caught. Shutting down means that it decides to: it leaves its loop, closes its socket and ends.',
  'port-held': 'The port is still taken after the program has ended: another process of yours holds the socket.',
  'pair-no-sum':
    'Your own client and server do not come to the same sum. Run both side by side and compare what one sends with what the other expects.',
  'pair-no-exchange':
    'Your own client and server did not exchange datagrams. Start both by hand and look at where each of them sends to and what it waits for.',
  // File transfer: the client.
  'wrong-file-name':
    'The datagram does not carry the name that the program was given. It has to come from the command line or the keyboard.',
  'stops-early':
    'A chunk of exactly 2048 bytes never ends a file, not even the last one of a file: only a shorter one does, and that may be empty.',
  'timeout-as-end':
    'A time-out is no end of file: a slow sender is silent, too. Only a chunk shorter than 2048 bytes ends the file.',
  'pair-not-ended':
    'Your client waits for a chunk that your server never sends. Which chunk is to end the file, and who sends it?',
  'no-file': 'No file was written. Also an empty file has to exist afterwards: open it before the first chunk arrives.',
  'chunk-missing':
    'Whole chunks are missing. Look at the loop: which chunk is received but not written, or never received?',
  'cut-short':
    'The end of the file is missing. Is the last chunk written, and the file closed? Is the receive buffer at least 2048 bytes large?',
  'too-long': 'There is more than the file. Write as many bytes as were received, not the whole buffer.',
  'line-ends-changed': 'Line ends were translated. Open files in binary mode: a file transfer copies bytes, not text.',
  'content-differs':
    'The bytes differ. Open files in binary mode, do not decode or strip what arrives, and keep the order of the chunks.',
  // File transfer: the server.
  'chunk-size': 'The handout asks for chunks of 2048 bytes: every datagram but the last has exactly that many.',
  'no-short-chunk':
    'Nothing tells the receiver that the file is over. A file whose size is a multiple of 2048 needs an empty datagram at its end.',
  'no-empty-datagram':
    'After the last full chunk the receiver cannot know that the file is over: an empty datagram has to follow.',
  'extra-empty-datagram': 'The file was already ended by a chunk shorter than 2048 bytes; nothing may follow it.',
  // How programs die.
  'ended-by-signal':
    'The operating system ended the program, as it does after an access to memory that is not its own. Look for an index or a pointer out of bounds.',
  'port-taken':
    'The port was in use already. Is another copy of your server running, or do both your programs bind the same port?',
  'decodes-binary': 'Bytes of a file were taken for text. Open files in binary mode and send what was read as it is.',
  'needs-arguments':
    'The program expects arguments on the command line that it was not given. The handout’s form has none but the file name.',
  'syntax-error': 'The program cannot even be read by its language. Run it once yourself before you hand it in.',
  'file-not-found':
    'A file was not found under the name used. Does the name carry a line end or NUL that was received with it? Is the folder there?',
  'module-missing': 'The program needs a module that is not here. The lab needs nothing but the standard library.',
  'message-not-parsed':
    'A message could not be taken apart. Compare, byte for byte, what one half sends with what the other expects.',
  'uncaught-error':
    'The program died of an error that nobody caught. The last line of its standard error says which and where.',
  'does-not-compile': 'The program does not compile here. Read the first error of the compiler, not the last.',
} as const;

/** @returns undefined for a violation whose symptom says nothing more than the violation itself */
export function hintFor(symptom: string | undefined): string | undefined {
  return symptom !== undefined && Object.hasOwn(hints, symptom) ? hints[symptom as Symptom] : undefined;
}
