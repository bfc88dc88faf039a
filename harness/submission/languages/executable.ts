/**
 * Any file that can be executed directly: a compiled program, or a script in a language without a
 * file here.
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
  blocks: 'braces',
  inTextOrder: false,
  // Names of library functions, as they appear in the symbols of a compiled program, and their
  // names in scripts of other languages.
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
    datagram: /\brecvfrom\b|\bsendto\b|\bUDPSocket\b|\/dev\/udp\/|\bnc\s+-[a-z]*u|\bUDP4?-/i,
    stream: /\baccept\b|\/dev\/tcp\/|\bTCP4?-/i,
  },
  imports: () => [],
  plan: () => undefined,
  prepare: prepareExecutable,
};
