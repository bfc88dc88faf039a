/**
 * Java: all sources of a source folder are compiled together, once. If that fails, each program is
 * compiled alone, so that a broken file affects only its own program.
 */
import { prepareJava } from '../build/compilers/java.ts';
import { cSyntax } from '../read/mask-source.ts';
import { folderOf } from '../read/paths.ts';
import { captures, type LanguageSupport } from './language.ts';

export const java: LanguageSupport = {
  name: 'java',
  title: 'Java',
  extensions: ['.java'],
  interpreters: ['java'],
  syntax: cSyntax,
  blocks: 'braces',
  startsClasses: true,
  inTextOrder: true,
  signs: {
    socket: /\bjava\.net\b|\bDatagram(?:Socket|Packet|Channel)\b|\bServerSocket\b|\bMulticastSocket\b/,
    entry: /\bstatic\s[^;{}()]{0,60}\bmain\s*\(|\bvoid\s+main\s*\(/,
    bind: /\bnew\s+(?:Datagram|Multicast)Socket\s*\(\s*[^\s)]|\.bind\s*\(/,
    bindAny: /\bnew\s+(?:Datagram|Multicast)Socket\s*\(\s*0?\s*\)|\.bind\s*\(\s*null/,
    receive: /\.receive\s*\(|\.readLine\s*\(|\.readUTF\s*\(/,
    send: /\.send\s*\(|\.writeUTF\s*\(/,
    replies: /\.get(?:Socket)?Address\s*\(\s*\)/,
    listen: /\bServerSocket\s*\(|\.accept\s*\(/,
    connect: /\bnew\s+Socket\s*\(|\.connect\s*\(/,
    keyboard: /\bSystem\s*\.\s*in\b|\bSystem\s*\.\s*console\s*\(|\bshowInputDialog\b/,
    readsFile: /\bFileInputStream\b|\bFileReader\b|\bFiles\s*\.\s*(?:read|newInputStream|lines)|"r"/,
    writesFile: /\bFileOutputStream\b|\bFileWriter\b|\bFiles\s*\.\s*(?:write|newOutputStream|copy)|"rw"/,
    toInteger: /\bparseInt\s*\(|\bInteger\s*\.\s*valueOf|\bnextInt\s*\(|\b(?:get|put|read|write)Int\s*\(/,
    random: /\bMath\s*\.\s*random\b|\bnew\s+Random\b|\bThreadLocalRandom\b|\bSecureRandom\b/,
    capitals: /\.toUpperCase\s*\(/,
    datagram: /\bDatagram\w{1,10}\b|\bMulticastSocket\b/,
    stream: /\bServerSocket\w{0,10}\b|\bnew\s+Socket\s*\(|\bSocketChannel\b/,
  },
  imports(code) {
    // Classes of the same package need no import: every name of a type may be a file next to this
    // one.
    const names = new Set(captures(code, /\b([A-Z]\w{0,80})\b/g));
    const imported = captures(code, /\bimport\s+(?:static\s+)?([\w.]{1,200}(?:\.\*)?)\s*;/g);
    const inFull = captures(code, /\bnew\s+((?:[a-z]\w{0,40}\.){1,8}[A-Z]\w{0,80})\b/g);
    const others = [...imported, ...inFull].filter((name) => name.includes('.') && !/^javax?\./.test(name));
    return [
      ...[...names].map((name) => `${name}.java`),
      ...others.map((name) => `**/${name.replaceAll('.', '/')}.java`),
    ];
  },
  plan: (path) => ({ kind: 'compile', tool: 'javac', folder: folderOf(path) }),
  prepare: prepareJava,
};
