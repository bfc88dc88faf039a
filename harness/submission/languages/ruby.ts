/**
 * Ruby.
 */
import { findTool } from '../build/find-tool.ts';
import { folderOf, pathFrom } from '../read/paths.ts';
import { captures, type LanguageSupport } from './language.ts';

export const ruby: LanguageSupport = {
  name: 'ruby',
  title: 'Ruby',
  extensions: ['.rb'],
  interpreters: ['ruby'],
  syntax: { line: ['#'], quotes: ['"', "'"] },
  blocks: 'indentation',
  inTextOrder: true,
  signs: {
    socket: /\brequire\s*\(?\s*["']socket["']|\bUDPSocket\b/,
    bind: /\.bind\b|\bSocket\.udp_server/,
    bindAny: /\.bind\s*\(?[^\n]{0,60},\s*0\s*\)?$/m,
    receive: /\.recv(?:from|msg)?\b/,
    send: /\.send(?:msg)?\b/,
    replies: /,\s*(?<sender>[a-z_]\w{0,40})\s*=[^\n]{0,60}\.recvfrom\b/,
    listen: /\bTCPServer\b|\.accept\b/,
    connect: /\.connect\b|\bTCPSocket\b/,
    keyboard: /\bgets\b|\bSTDIN\b|\$stdin\b/,
    readsFile: /\bFile\.(?:open|new)\s*\([^\n]{0,80}["']rb?["']|\bFile\.(?:bin)?read\b|\bIO\.(?:bin)?read\b/,
    writesFile: /\bFile\.(?:open|new)\s*\([^\n]{0,80}["'][wa]b?["']|\bFile\.(?:bin)?write\b/,
    toInteger: /\.to_i\b|\bInteger\s*\(|\.unpack1?\b|\.pack\b/,
    random: /\brand\b|\bRandom\b/,
    capitals: /\.upcase\b/,
    datagram: /\bUDPSocket\b|\bSOCK_DGRAM\b|\b:DGRAM\b|\budp_server\b/,
    stream: /\bTCPS(?:ocket|erver)\b|\bSOCK_STREAM\b|\b:STREAM\b/,
  },
  imports(code) {
    const names = captures(code, /\brequire_relative\s*\(?\s*["']([\w./-]{1,200})["']/g);
    return names.flatMap((name) => [name, `${name}.rb`]);
  },
  plan: () => undefined,
  async prepare(program) {
    const cwd = program.manifest?.cwd ?? folderOf(program.path);
    const found = await findTool('ruby');
    if (found === undefined)
      return {
        status: 'toolMissing',
        reason: `${program.path} needs Ruby, which this machine lacks: install the package ruby`,
      };
    return { status: 'ready', argv: [found, pathFrom(cwd, program.path)], cwd };
  },
};
