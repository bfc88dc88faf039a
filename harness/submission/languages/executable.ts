/**
 * Whatever can be started by itself: a compiled program, or a script in a language that is not in the table.
 */
import { prepareExecutable } from '../build/executable.ts';
import { scriptSyntax } from '../read/mask-source.ts';
import type { LanguageSupport } from './language.ts';

export const executable: LanguageSupport = {
  name: 'executable',
  title: 'executable',
  extensions: [],
  interpreters: [],
  syntax: scriptSyntax,
  inTextOrder: false,
  // Names of library functions as they stand in a compiled program's symbols, and what scripts of other languages call them.
  signs: {
    socket: /\brecvfrom\b|\bsendto\b|\bsocket\b|\bUDPSocket\b|\/dev\/udp\/|\bsocat\b|\bnc\s+-[a-z]*u/i,
    bind: /\bbind\b|\bnc\s+-[a-z]*l|UDP4?-(?:LISTEN|RECV)/,
    listen: /\baccept\b/,
    connect: /\bconnect\b/,
    keyboard: /\bscanf\b|\b__isoc99_scanf\b|\bstdin\b|\bread\s+-r?p\b|\bgets\b/,
    readsFile: /\bO_RDONLY\b|["']rb["']|\bfread\b/,
    writesFile: /\bO_WRONLY\b|["']wb["']|\bfwrite\b/,
    toInteger: /\batoi\b|\bstrtol\b|\bto_i\b/,
    random: /\brand\b|\bRANDOM\b/,
  },
  imports: () => [],
  plan: () => undefined,
  prepare: prepareExecutable,
};
