/** Symptoms of any program: how it starts, ends and crashes. */
import type { ProgramSymptom } from '../../scenario/symptom.ts';
import type { HintEntry } from './hint.ts';

export const programHints = {
  'program-missing': {
    cause: 'The submission does not contain this program, or neither its name nor its source shows what it is.',
    confidence: 'likely',
    advice: 'Look into the folder that you submitted. A manifest (datagrade.yaml) can name the program.',
  },
  'does-not-compile': {
    cause: 'The compiler found an error. The errors after the first one may only follow from it.',
    confidence: 'certain',
    advice: 'Read the first error of the compiler, fix it, and compile again.',
  },
  'syntax-error': {
    cause: 'A parenthesis, a quotation mark or an indentation is missing or misplaced, so the program cannot start.',
    confidence: 'certain',
    advice:
      'Look at the line that the error names, and at the line above it. Run the program once before you submit it.',
  },
  'module-missing': {
    cause:
      'The program imports a module that the submission does not contain. It may be installed on your machine only.',
    confidence: 'certain',
    advice: 'Look at your imports. The lab needs only the standard library and your own files.',
  },
  'needs-arguments': {
    cause:
      'The program reads a command-line argument that the handout does not mention. Only the file name is an argument.',
    confidence: 'certain',
    advice: 'Run your program without that argument, and give the value a default.',
  },
  'limit-memory': {
    cause: 'A list or a buffer grows in a loop that does not end, or a size was read from bytes that are not a size.',
    confidence: 'likely',
    advice: 'Look at what grows in a loop, and at the condition that ends that loop.',
  },
  'limit-disk': {
    cause: 'The loop that writes the file does not end.',
    confidence: 'certain',
    advice: 'Look at the condition that ends this loop. A transfer ends with the first chunk shorter than 2048 bytes.',
  },
  'limit-tasks': {
    cause: 'A loop starts another process or thread each time, and these do not end.',
    confidence: 'likely',
    advice: 'Look at every place where your program starts a process or a thread. One is enough for this lab.',
  },
  'limit-output': {
    cause: 'The loop that displays text does not end, because its condition never changes.',
    confidence: 'likely',
    advice: 'Look at the condition of the loop that displays text.',
  },
  'limit-datagrams': {
    cause: 'The loop that sends does not end: it sends the same again, or it never reaches the end of the file.',
    confidence: 'certain',
    advice:
      'Look at the condition of the loop that sends, and at where you open the file: once for each request, before the loop.',
  },
  'connection-refused': {
    cause: 'The program uses TCP, which has connections, or it sends to a port that no program has bound.',
    confidence: 'likely',
    advice: 'Look at the kind of socket that your program creates (UDP needs a datagram socket), and at the port.',
  },
  'waits-for-keyboard': {
    cause:
      'The program reads the keyboard once more than the handout asks for: a second prompt, or a pause at the end.',
    confidence: 'likely',
    advice: 'Look at every place where your program reads the keyboard.',
  },
  'computes-without-end': {
    cause: 'A loop repeats without waiting for anything, because its condition never changes.',
    confidence: 'certain',
    advice: 'Look at the condition of the loop that runs after the last message.',
  },
  'process-left': {
    cause: 'Your program started another process, which continues after the program has ended.',
    confidence: 'certain',
    advice: 'Look at what your program starts in the background, and make it wait for the end of that process.',
  },
  'ended-by-signal': {
    cause: 'The program used memory that it does not own, so the operating system ended it.',
    confidence: 'likely',
    advice: 'Look for an index out of bounds, and for a pointer that is never set or checked.',
  },
  'port-taken': {
    cause: 'Both your programs bind the same port, or another copy of your server still runs.',
    confidence: 'likely',
    advice: 'Look at every place where a program binds a port. A client does not need a fixed port.',
  },
  'decodes-binary': {
    cause: 'The program decodes the bytes of a file as text. Many bytes are not valid text.',
    confidence: 'certain',
    advice: 'Look at how you open the file (it has to be in binary mode), and at every place that decodes a chunk.',
  },
  'file-not-found': {
    cause:
      'The name that the program opens is not the name that it received: it may end in a line end, or contain a folder.',
    confidence: 'likely',
    advice: 'Print the name between quotation marks just before you open the file.',
  },
  'message-not-parsed': {
    cause: 'The message does not look as the program expects: another order, another separator, or more parts.',
    confidence: 'likely',
    advice: 'Print the message that arrives, and compare it byte by byte with what your code expects.',
  },
  'uncaught-error': {
    cause:
      'The program met a case that it does not handle, such as an empty file, a longer message or a missing value.',
    confidence: 'possible',
    advice: 'Read the last line on standard error. It says what failed, and where.',
  },
  'cannot-continue': {
    noHint: 'The sentence above is all that datagrade knows about this failure.',
  },
} as const satisfies Record<ProgramSymptom, HintEntry>;
