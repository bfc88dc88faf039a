/** Symptoms of any program: how it starts, ends and dies. */
import type { Hint } from './hint.ts';

export const programHints = {
  'program-missing': {
    saw: 'There is no such program in the folder.',
    why: 'It was not handed in, or neither its name nor its source shows what it is.',
    look: 'Look into the folder that you handed in; a manifest (datagrade.yaml) can name the program.',
  },
  'does-not-compile': {
    saw: 'The program does not compile.',
    why: 'The compiler found an error; all that follow the first may come from it.',
    look: 'Read the first error of the compiler, not the last.',
  },
  'syntax-error': {
    saw: 'The language itself cannot read the program.',
    why: 'A parenthesis, a quote or an indentation is not closed or not in its place.',
    look: 'Look at the line that the error names, and at the one above it; run the program once before you hand it in.',
  },
  'module-missing': {
    saw: 'The program needs a module that is not there.',
    why: 'It was installed on your machine only, or a file of yours was not handed in.',
    look: 'Look at your imports: the lab needs nothing but the standard library and your own files.',
  },
  'needs-arguments': {
    saw: 'The program read an argument that it was not given.',
    why: "The handout's form has none but the file name; other values have to have a default.",
    look: 'Look at what your program does when it is started without the argument.',
  },
  'nothing-sent': {
    saw: 'No datagram of your program reached the network.',
    why: 'It waits for something else first, or it does not speak UDP (a datagram socket).',
    look: 'Look at what it waits for before it sends, at the kind of socket, and at the port that it sends to.',
  },
  'sent-elsewhere': {
    saw: 'A datagram left your program, but nobody listens where it went.',
    why: 'Its address or its port is not that of the server.',
    look: 'Compare the address and the port that your client sends to with what your server binds.',
  },
  'limit-memory': {
    saw: 'The program kept ever more in memory.',
    why: 'A list or buffer grows in a loop that does not end, or a size was taken from bytes that are no size.',
    look: 'Look at what grows in a loop, and at the condition that ends that loop.',
  },
  'limit-disk': {
    saw: 'The program wrote ever more to the disk.',
    why: 'The loop that writes does not end: a transfer ends with the first chunk shorter than 2048 bytes.',
    look: 'Look at the condition that ends the loop that writes.',
  },
  'limit-tasks': {
    saw: 'The program started ever more processes or threads.',
    why: 'Each turn of a loop starts another one, and none of them ends.',
    look: 'Look at every place where a process or a thread is started, and at what ends it: one is enough for this lab.',
  },
  'limit-output': {
    saw: 'The program displayed ever more text.',
    why: 'The loop that displays does not end, because what should end it never changes.',
    look: 'Look at the condition of the loop that displays.',
  },
  'connection-refused': {
    saw: 'The program asked for a connection and was refused.',
    why: 'TCP has connections; UDP has none: a datagram is sent to an address, whether somebody listens there or not.',
    look: 'Look at the kind of socket that is created, and at the port.',
  },
  'waits-for-keyboard': {
    saw: 'The program waits for somebody to type something more.',
    why: 'A second input, or a pause at the end, stops it until a key is pressed; nobody is there to press one.',
    look: 'Look at every place where the keyboard is read.',
  },
  'computes-without-end': {
    saw: 'The program computes without end and waits for nothing.',
    why: 'A loop runs round and round, because what should end it never changes.',
    look: 'Look at the condition of the loop that comes after the last message.',
  },
  'does-not-end': {
    saw: 'The program went on waiting when its work was done.',
    why: 'It receives once more than anybody sends, its loop has no way out, or an open socket, thread or timer keeps it alive.',
    look: 'Look at what happens after the last datagram.',
  },
  'exit-status': {
    saw: 'The program ended with a status that says that something went wrong.',
    why: 'A program that has done its work ends with status 0.',
    look: 'Look at how your program ends: the value that it returns or exits with.',
  },
  'process-left': {
    saw: 'A process that your program had started was still there after its end.',
    why: 'A child goes on by itself when its parent ends.',
    look: 'Look at what you start in the background, and who waits for its end.',
  },
  'ended-by-signal': {
    saw: 'The operating system ended the program.',
    why: 'It does that after an access to memory that is not the program’s own.',
    look: 'Look for an index out of bounds, and for a pointer that nobody has set or checked.',
  },
  'port-taken': {
    saw: 'The port was in use already.',
    why: 'Both your programs bind the same port, or another copy of your server is running. A client needs no port of its own choice.',
    look: 'Look at every place where a port is bound.',
  },
  'decodes-binary': {
    saw: 'Bytes of a file were taken for text.',
    why: 'Not every sequence of bytes is text; decoding fails at the first that is not.',
    look: 'Look at how the file is opened, and at what is done with a chunk before it is sent or written.',
  },
  'file-not-found': {
    saw: 'A file was not found under the name that was used.',
    why: 'The name has a line end that was received with it, or a folder before it that exists on your machine only.',
    look: 'Print the name that is opened, between quotes.',
  },
  'message-not-parsed': {
    saw: 'A message could not be taken apart.',
    why: 'It does not look as your program expects: another order, another separator, more or less in it.',
    look: 'Compare, byte for byte, what one half sends with what the other half expects.',
  },
  'uncaught-error': {
    saw: 'The program died of an error that nobody caught.',
    why: 'Something was not as the program took for granted: an empty file, a longer message, a missing value.',
    look: 'Read the last line on standard error: it says what failed, and where.',
  },
} as const satisfies Record<string, Hint>;
