/** Symptoms of the assignment "Adding two numbers". */
import type { Hint } from './hint.ts';

export const addingHints = {
  'ignores-keyboard': {
    saw: 'An integer left your program before anybody had typed one.',
    why: 'It stands in the source, or it is sent before the keyboard is read.',
    look: 'Look at where the number in your message comes from.',
  },
  'bound-refused': {
    saw: 'Nothing was sent for an integer at the very end of the range.',
    why: '1 and 100 are in range: "between 1 and 100" includes both.',
    look: 'Look at the comparison with which your program checks what was typed.',
  },
  'wrong-number-sent': {
    saw: 'The integer in the datagram is not the one that was typed.',
    why: 'It is changed between the keyboard and the network, or another variable is sent.',
    look: 'Follow the number from where it is read to where the message is put together.',
  },
  'no-name-sent': {
    saw: 'A message carried an integer, but no name.',
    why: 'The handout asks for a string with a name and for the integer, in both directions.',
    look: 'Look at what is put into the message before it is sent.',
  },
  'no-number-sent': {
    saw: 'A message carried no integer.',
    why: 'The handout asks for a name and an integer, in both directions.',
    look: 'Look at what is put into the message before it is sent.',
  },
  'number-sent-back': {
    saw: 'The only integer in the reply is the one that the client had sent.',
    why: 'The server picks an integer itself, and tells the client that one: else the client adds its own number to itself.',
    look: "Look at which variable goes into the reply, and whether the server's own integer is kept apart from the client's.",
  },
  'name-sent-back': {
    saw: 'The only name in the reply is the one that the client had sent.',
    why: 'The handout asks for the name of the server in its answer: its own client shows both.',
    look: 'Look at which variable goes into the reply, or whether the datagram is sent back as it came.',
  },
  'number-out-of-range': {
    saw: 'The integer that your server picked is not from 1 to 100.',
    why: 'Both ends belong to the range, and nothing else does; random functions differ in whether they include theirs.',
    look: 'Look at where the server chooses its integer.',
  },
  'sum-concatenated': {
    saw: 'Two numbers stand side by side where their sum should be.',
    why: 'Two texts were joined: what arrives over the network is text until it is converted.',
    look: 'Look at the types of the two values that are added.',
  },
  'sum-off-by-one': {
    saw: 'The sum is off by one.',
    why: 'A counter or total began at 1, or one of the integers was changed on the way.',
    look: 'Print both integers just before they are added and compare them with what was typed and sent.',
  },
  'no-sum': {
    saw: 'The right sum never appeared on standard output.',
    why: 'It is not printed, other values are added, or its type is too small for it.',
    look: "Look at which two integers are added (the client's and the server's) and at what is printed.",
  },
  'missing-on-screen': {
    saw: 'Something that the handout asks to display did not appear on standard output.',
    why: 'It is never printed, or another value is printed in its place.',
    look: 'Tick off, one by one, both names and both integers in what your program displays.',
  },
  'displays-on-standard-error': {
    saw: 'What should be displayed went to standard error.',
    why: 'Loggers and some print functions write there.',
    look: 'Look at how your program prints: standard output is where people and testers look.',
  },
  'no-reply': {
    saw: 'Nothing came back to the address and port that the datagram came from.',
    why: 'No answer is sent, or it is sent somewhere else: a client has another port each time.',
    look: "Look at where the answer goes: the sender's address is given to you with each datagram that you receive.",
  },
  'answers-first-client-only': {
    saw: 'The first client was answered, the next one was not.',
    why: 'The address of the first client was kept, or the socket was connected to it.',
    look: 'Look at where the address of the answer comes from each time round the loop.',
  },
  'serves-once': {
    saw: 'The server ended although nobody had asked it to.',
    why: 'It goes on to the next client until an integer out of range arrives; 1 and 100 are in range. What is left of a longer message may stand behind a shorter one.',
    look: 'Look at the condition that leaves the loop, whether there is a loop at all, and what your program takes for the message.',
  },
  'no-shutdown': {
    saw: 'An integer out of range did not end the server.',
    why: 'One end of the range is not checked, the check has the wrong bound, or something keeps the loop going; an exit in a thread may end only that thread.',
    look: 'Try 0, 101, -1 and 1000 one after another, each with a fresh server, and see which line each one reaches.',
  },
  'lives-on-without-socket': {
    saw: 'The socket was closed, but the program went on.',
    why: 'A loop, a thread or a timer of yours is still running.',
    look: 'Look at what your program does after it has closed its socket.',
  },
  'crash-instead-of-shutdown': {
    saw: 'The program died of an error that nobody caught.',
    why: 'Shutting down means that the program decides to: it leaves its loop, closes its socket and ends.',
    look: 'Read the last line on standard error: it says what failed, and where.',
  },
  'port-held': {
    saw: 'The port was still taken after the program had ended.',
    why: 'Another process that you started holds the socket.',
    look: 'Look at what you start in the background, and who waits for its end.',
  },
  'pair-no-exchange': {
    saw: 'Your own client and server did not exchange datagrams.',
    why: 'One sends where the other does not listen, or each waits for the other to begin.',
    look: 'Start both by hand and look at where each of them sends to and what it waits for.',
  },
  'pair-no-sum': {
    saw: 'Your own client and server did not come to the same sum.',
    why: 'They do not meet (another port, another address), or one sends what the other does not expect.',
    look: 'Run both side by side; compare the port and the message of one with those of the other.',
  },
} as const satisfies Record<string, Hint>;
