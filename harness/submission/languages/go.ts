/**
 * Go: a package of a module, or a single file, without the network.
 */
import { prepareGo } from '../build/compilers/go.ts';
import { folderOf } from '../read/paths.ts';
import { captures, type LanguageSupport } from './language.ts';

export const go: LanguageSupport = {
  name: 'go',
  title: 'Go',
  extensions: ['.go'],
  interpreters: [],
  syntax: { line: ['//'], block: ['/*', '*/'], quotes: ['"', '`', "'"], multiline: ['`'] },
  blocks: 'braces',
  inTextOrder: true,
  signs: {
    socket: /"net"|\bsyscall\.Socket\b/,
    entry: /\bfunc\s+main\s*\(\s*\)/,
    bind: /\bnet\.Listen\w{0,10}\s*\(/,
    bindAny: /\bnet\.Listen(?:Packet|UDP)\s*\([^;\n]{0,60}(?::0"|,\s*nil\s*\))/,
    receive: /\.Read(?:From(?:UDP)?|MsgUDP)?\s*\(/,
    send: /\.Write(?:To(?:UDP)?)?\s*\(|\bfmt\.Fprintf?\s*\(\s*conn\b/,
    replies: /,\s*(?<sender>[a-z]\w{0,40})\s*,\s*\w{1,40}\s*:?=[^;\n]{0,60}\.ReadFrom(?:UDP)?\b/,
    listen: /\.Accept(?:TCP)?\s*\(/,
    connect: /\bnet\.Dial\w{0,10}\s*\(/,
    keyboard: /\bos\.Stdin\b|\bfmt\.Scan\w{0,3}\s*\(/,
    readsFile: /\bos\.(?:Open|ReadFile)\s*\(|\bioutil\.ReadFile\b/,
    writesFile: /\bos\.(?:Create|WriteFile)\s*\(|\bO_WRONLY\b|\bO_CREATE\b/,
    toInteger: /\bstrconv\.(?:Atoi|ParseInt)\b|\bbinary\.\w/,
    random: /\brand\.\w/,
    capitals: /\bstrings\.ToUpper\b/,
    datagram: /\bListen(?:UDP|Packet)\b|\bDialUDP\b|"udp[46]?"/,
    stream: /\b(?:Listen|Dial)TCP\b|"tcp[46]?"/,
  },
  imports(code) {
    const block = /\bimport\s*\(([^)]{0,2000})\)/.exec(code)?.[1] ?? '';
    const single = captures(code, /\bimport\s+(?:\w{1,40}\s+)?"([\w./-]{1,200})"/g);
    const packages = [...single, ...captures(block, /"([\w./-]{1,200})"/g)].filter((name) => name.includes('/'));
    // The other files of its folder are the same package, unless they have a main of their own.
    return packages.map((name) => `**/${name.split('/').slice(1).join('/')}/*.go`);
  },
  plan(path, paths) {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      if (paths.has(folder === '.' ? 'go.mod' : `${folder}/go.mod`)) return { kind: 'compile', tool: 'go', folder };
      if (folder === '.') return { kind: 'compile', tool: 'go', folder: folderOf(path) };
    }
  },
  prepare: prepareGo,
};
