/**
 * Perl.
 */
import { findTool } from '../build/find-tool.ts';
import { scriptSyntax } from '../read/mask-source.ts';
import { folderOf, pathFrom } from '../read/paths.ts';
import { captures, type LanguageSupport } from './language.ts';

export const perl: LanguageSupport = {
  name: 'perl',
  title: 'Perl',
  extensions: ['.pl', '.perl'],
  interpreters: ['perl'],
  syntax: scriptSyntax,
  blocks: 'braces',
  inTextOrder: true,
  signs: {
    socket: /\bIO::Socket\b|\buse\s+Socket\b|\bsocket\s*\(/,
    bind: /\bLocalPort\b|\bLocalAddr\b|\bbind\s*\(/,
    bindAny: /\bLocalPort\s*=>\s*["']?0\b/,
    receive: /\brecv\b/,
    send: /\bsend\b/,
    replies: /\bpeerport\b|\bpeeraddr\b/,
    listen: /\bListen\s*=>|\blisten\s*\(|\baccept\b/,
    connect: /\bPeerAddr\b|\bPeerHost\b|\bPeerPort\b|\bconnect\s*\(/,
    keyboard: /<STDIN>|\bSTDIN\b|<>/,
    readsFile: /\bopen\b[^;\n]{0,80}["']<(?::\w+)?/,
    writesFile: /\bopen\b[^;\n]{0,80}["']>{1,2}(?::\w+)?/,
    toInteger: /\bint\s*\(|\b(?:un)?pack\s*\(|\bsprintf\s*\(\s*["']%d/,
    random: /\brand\s*\(/,
    capitals: /\buc\s*\(|\buc\s+\$/,
    datagram: /\bProto\s*=>\s*["']?udp\b|\bSOCK_DGRAM\b/i,
    stream: /\bProto\s*=>\s*["']?tcp\b|\bSOCK_STREAM\b|\bListen\s*=>/i,
  },
  imports(code) {
    const files = captures(code, /\b(?:require|do)\s+["'](?:\.\/)?([\w./-]{1,200})["']/g);
    const modules = captures(code, /^[ \t]*use\s+([A-Z][\w:]{0,100})/gm).map(
      (name) => `${name.replaceAll('::', '/')}.pm`,
    );
    return [...files, ...modules];
  },
  plan: () => undefined,
  async prepare(program) {
    const cwd = program.manifest?.cwd ?? folderOf(program.path);
    const found = await findTool('perl');
    if (found === undefined)
      return {
        status: 'toolMissing',
        reason: `${program.path} needs Perl, which this machine lacks: install the package perl`,
      };
    return { status: 'ready', argv: [found, pathFrom(cwd, program.path)], cwd };
  },
};
