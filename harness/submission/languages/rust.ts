/**
 * Rust: a Cargo crate without the network, or a single file with rustc.
 */
import { prepareRust } from '../build/compilers/rust.ts';
import { folderOf } from '../read/paths.ts';
import { captures, type LanguageSupport } from './language.ts';

export const rust: LanguageSupport = {
  name: 'rust',
  title: 'Rust',
  extensions: ['.rs'],
  interpreters: [],
  // A single quote begins a lifetime as often as a character.
  syntax: { line: ['//'], block: ['/*', '*/'], quotes: ['"'], multiline: ['"'] },
  blocks: 'braces',
  inTextOrder: true,
  signs: {
    socket: /\b(?:UdpSocket|TcpStream|TcpListener)\b/,
    entry: /\bfn\s+main\s*\(/,
    bind: /\b(?:UdpSocket|TcpListener)\s*::\s*bind\s*\(/,
    bindAny: /\bUdpSocket\s*::\s*bind\s*\([^;\n]{0,80}(?::0["')]|,\s*0\s*\))/,
    receive: /\.recv(?:_from)?\s*\(/,
    send: /\.send(?:_to)?\s*\(/,
    replies: /\(\s*\w{1,40}\s*,\s*(?:mut\s+)?(?<sender>[a-z]\w{0,40})\s*\)[^;\n]{0,60}\.recv_from\b/,
    listen: /\bTcpListener\b/,
    connect: /\.connect\s*\(|\bTcpStream\s*::\s*connect\b/,
    keyboard: /\bstdin\s*\(/,
    readsFile: /\bFile\s*::\s*open\b|\bfs\s*::\s*read\b|\.read_to_end\s*\(/,
    writesFile: /\bFile\s*::\s*create\b|\bfs\s*::\s*write\b|\bOpenOptions\b|\.write_all\s*\(/,
    toInteger: /\.parse\s*(?:::|\()|\bfrom_[bln]e_bytes\b/,
    random: /\brand\b|\bgen_range\b|\brandom_range\b|\bSystemTime\b/,
    capitals: /\.to_(?:ascii_)?uppercase\s*\(/,
    datagram: /\bUdpSocket\b/,
    stream: /\bTcp(?:Stream|Listener)\b/,
  },
  imports(code) {
    const modules = captures(code, /\bmod\s+(\w{1,80})\s*;/g);
    const crates = captures(code, /\buse\s+(\w{1,80})::/g).filter(
      (name) => !/^(?:std|core|alloc|crate|self|super)$/.test(name),
    );
    return [
      ...modules.flatMap((name) => [`${name}.rs`, `${name}/mod.rs`]),
      // A program of a crate uses the crate's library by its name.
      ...(crates.length === 0 ? [] : ['lib.rs', '../lib.rs', '../src/lib.rs']),
    ];
  },
  plan(path, paths) {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      if (paths.has(folder === '.' ? 'Cargo.toml' : `${folder}/Cargo.toml`))
        return { kind: 'compile', tool: 'cargo', folder };
      if (folder === '.') return { kind: 'compile', tool: 'rustc', folder: folderOf(path) };
    }
  },
  prepare: prepareRust,
};
