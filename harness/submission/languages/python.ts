/**
 * Python 3, and Python 2 for a source that only Python 2 can run. It is started as a student starts
 * it: `python3 file.py`.
 */
import { findPython } from '../build/find-python.ts';
import { folderOf, pathFrom } from '../read/paths.ts';
import { captures, type LanguageSupport } from './language.ts';

const syntax = {
  line: ['#'],
  quotes: ['"""', "'''", '"', "'"],
  multiline: ['"""', "'''"],
};

export const python: LanguageSupport = {
  name: 'python',
  title: 'Python',
  extensions: ['.py', '.pyw', '.py3'],
  interpreters: ['python3', 'python', 'python2', 'pypy', 'pypy3'],
  syntax,
  inTextOrder: true,
  signs: {
    socket:
      /\bimport\s[^\n]{0,80}\bsocket|\bfrom\s+socket\b|\bsocketserver\b|create_datagram_endpoint|DatagramProtocol|\bSOCK_DGRAM\b|\.(?:recvfrom|sendto)\s*\(/,
    entry: /\b__main__\b/,
    bind: /\.bind\s*\(|\blocal_addr\s*=|UDPServer\s*\(|create_server\s*\(/,
    bindAny: /\.bind\s*\(\s*\(\s*[^,()\n]{0,60},\s*0\s*\)/,
    receive: /\.recv(?:from|msg)?(?:_into)?\s*\(|\bdatagram_received\b|\bsock_recv/,
    send: /\.send(?:to|all|msg)?\s*\(|\bsock_send/,
    replies: /,\s*\(?\s*(?<sender>[A-Za-z_]\w*)\s*\)?\s*=\s*[\w.]{1,60}\.recvfrom\b/,
    listen: /\.listen\s*\(|\.accept\s*\(|\bserve_forever\s*\(/,
    connect: /\.connect(?:_ex)?\s*\(|\bremote_addr\s*=|create_connection\s*\(/,
    keyboard: /\b(?:raw_)?input\s*\(|\bstdin\b|\bgetpass\b|\bfileinput\b/,
    readsFile:
      /\bopen\s*\(\s*[^\n]{0,120}?(?:,\s*(?:mode\s*=\s*)?[bru]?["']r|["']rb["'])|\.read_bytes\s*\(|\bos\.O_RDONLY\b|\bopen\s*\(\s*[\w.[\]]{1,40}\s*\)/,
    writesFile: /\bopen\s*\(\s*[^\n]{0,120}?["'](?:[wax]b?\+?|b[wax]|r\+b?)["']|\.write_bytes\s*\(|\bos\.O_WRONLY\b/,
    toInteger: /\bint\s*\(|\bisdigit\s*\(|struct\.(?:un)?pack|int\.from_bytes|\.to_bytes\s*\(/,
    random: /\brand(?:int|range|om|below)?\s*\(|\brandom\.\w|\bsecrets\.\w/,
    capitals: /\.upper\s*\(/,
  },
  imports(code) {
    const modules = [
      ...captures(code, /^[ \t]*from[ \t]+(\.{0,3}[\w.]*)[ \t]+import\b/gm),
      ...captures(code, /^[ \t]*from[ \t]+(\.{1,2}[ \t]+import[ \t]+\w+)/gm),
      ...captures(code, /^[ \t]*import[ \t]+([\w., \t]{1,200})/gm).flatMap((list) => list.split(',')),
    ];
    return modules.flatMap(filesOfModule);
  },
  plan: () => undefined,
  async prepare(program, environment) {
    const cwd = program.manifest?.cwd ?? folderOf(program.path);
    const source = await environment.read(program.path, syntax);
    const major = source !== undefined && needsPython2(source.bare) ? 2 : 3;
    const found = await findPython(major);
    if (found === undefined) return { status: 'toolMissing', reason: missing(program.path, major) };
    return { status: 'ready', argv: [found, pathFrom(cwd, program.path)], cwd };
  },
};

/**
 * `print x` is not Python 3, and neither is `raw_input`, unless the source also defines or tests
 * it.
 */
export function needsPython2(bare: string): boolean {
  const printStatement = /^[ \t]*(?:[^\n#]{0,200}?:[ \t]*)?print[ \t]+(?:["'\w%]|>>)/m;
  const oldExcept = /^[ \t]*except[ \t]+[\w.]+[ \t]*,[ \t]*\w+[ \t]*:/m;
  const shim = /\braw_input\s*=|\bNameError\b|\bversion_info\b|\bsix\b/;
  return printStatement.test(bare) || oldExcept.test(bare) || (/\braw_input\s*\(/.test(bare) && !shim.test(bare));
}

function filesOfModule(statement: string): readonly string[] {
  const [name = '', imported] = statement.trim().split(/\s+(?:import|as)\s+/);
  const dots = /^\.*/.exec(name)?.[0].length ?? 0;
  const up = dots > 1 ? '../'.repeat(dots - 1) : '';
  const parts = [...name.slice(dots).split('.'), ...(/^\.+$/.test(name) && imported ? [imported] : [])].filter(Boolean);
  const path = up + parts.join('/');
  return parts.length === 0 ? [] : [`${path}.py`, `${path}/__init__.py`];
}

function missing(path: string, major: 2 | 3): string {
  return major === 3
    ? `${path} needs Python 3, which this machine lacks: install the package python3`
    : `${path} is written for Python 2 (a print statement or raw_input), which this machine lacks: install Python 2.7, or ask the student for a version for Python 3`;
}
