/**
 * C: built by the student's Makefile if there is one and it works, else by gcc with the sources
 * next to it that the program needs.
 */
import { prepareC } from '../build/compilers/c.ts';
import { includedSources } from '../build/compilers/included-sources.ts';
import { cSyntax } from '../read/mask-source.ts';
import { folderOf } from '../read/paths.ts';
import type { BuildPlan } from '../program.ts';
import type { LanguageSupport, Signs } from './language.ts';

export const cSigns: Signs = {
  socket: /\bsys\/socket\.h\b|\bsocket\s*\(|\bwinsock2?\.h\b|\bboost::asio\b|\bQUdpSocket\b/,
  entry: /\bmain\s*\(/,
  bind: /\bbind\s*\(|\bAI_PASSIVE\b|\bendpoint\s*\(\s*\w{0,20}(?:::)?(?:udp|tcp)::v[46]\s*\(\s*\)\s*,/,
  bindAny: /\bsin6?_port\s*=\s*(?:htons\s*\(\s*)?0\b/,
  receive: /\brecv(?:from|msg)?\s*\(|\breceive_from\s*\(/,
  send: /\bsend(?:to|msg|_to)?\s*\(/,
  listen: /\blisten\s*\(|\baccept\s*\(/,
  connect: /\bconnect\s*\(/,
  keyboard: /\bscanf\s*\(|\bstdin\b|\bcin\b|\bSTDIN_FILENO\b|\bgetchar\s*\(/,
  readsFile: /\bfopen\s*\([^;\n]{0,120}"r[b+]{0,2}"|\bifstream\b|\bO_RDONLY\b/,
  writesFile: /\bfopen\s*\([^;\n]{0,120}"[wa][b+]{0,2}"|\bofstream\b|\bO_WRONLY\b|\bO_CREAT\b/,
  toInteger: /\batoi\s*\(|\bstrto[u]?l+\s*\(|\bsto[iul]+\s*\(|%d|\b(?:h|n)to(?:n|h)l\s*\(/,
  random: /\brandom?\s*\(|\bsrand\s*\(|\bmt19937\b|\buniform_int/,
  capitals: /\btoupper\s*\(/,
  datagram: /\bSOCK_DGRAM\b|\brecvfrom\s*\(|\bsendto\s*\(|\bip::udp\b|\bQUdpSocket\b/,
  stream: /\bSOCK_STREAM\b|\blisten\s*\(|\baccept\s*\(|\bip::tcp\b|\bQTcp\w{1,10}\b/,
};

export const c: LanguageSupport = {
  name: 'c',
  title: 'C',
  extensions: ['.c'],
  interpreters: [],
  syntax: cSyntax,
  blocks: 'braces',
  inTextOrder: true,
  signs: cSigns,
  imports: includedSources,
  plan: (path, paths) => planC(path, paths, 'gcc'),
  prepare: prepareC,
};

/** The nearest Makefile at or above the source, else the compiler. */
export function planC(path: string, paths: ReadonlySet<string>, compiler: 'gcc' | 'g++'): BuildPlan {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const makefile = ['GNUmakefile', 'makefile', 'Makefile'].some((name) =>
      paths.has(folder === '.' ? name : `${folder}/${name}`),
    );
    if (makefile) return { kind: 'compile', tool: 'make', folder };
    if (folder === '.') return { kind: 'compile', tool: compiler, folder: folderOf(path) };
  }
}
