/**
 * Python 3, and Python 2 for a source that only Python 2 can run. It is started as a student starts
 * it: `python3 file.py`.
 */
import { findPython } from '../build/find-python.ts';
import { moduleFrom, type PythonModule, pythonModule } from '../build/python-module.ts';
import { importedTexts, missingModules, type ModuleImports } from '../build/missing-modules.ts';
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
  blocks: 'indentation',
  inTextOrder: true,
  signs: {
    socket:
      /\bimport\s[^\n]{0,80}\bsocket|\bfrom\s+socket\b|\bsocketserver\b|create_datagram_endpoint|DatagramProtocol|\bSOCK_DGRAM\b|\.(?:recvfrom|sendto)\s*\(/,
    entry: /\b__main__\b/,
    bind: /\.bind\s*\(|\blocal_addr\s*=|UDPServer\s*\(|create_server\s*\(/,
    bindAny: /\.bind\s*\(\s*\(\s*[^,()\n]{0,60},\s*0\s*\)/,
    receive: /\.recv(?:from|msg)?(?:_into)?\s*\(|\bdatagram_received\b|\bsock_recv|\bself\.r(?:equest|file)\b/,
    send: /\.send(?:to|all|msg)?\s*\(|\bsock_send/,
    replies: /,\s*\(?\s*(?<sender>[A-Za-z_]\w*)\s*\)?\s*=\s*[\w.]{1,60}\.recvfrom\b|\bself\.client_address\b/,
    listen: /\.listen\s*\(|\.accept\s*\(|\bserve_forever\s*\(/,
    connect: /\.connect(?:_ex)?\s*\(|\bremote_addr\s*=|create_connection\s*\(/,
    keyboard: /\b(?:raw_)?input\s*\(|\bstdin\b|\bgetpass\b|\bfileinput\b/,
    readsFile:
      /\bopen\s*\(\s*[^\n]{0,120}?(?:,\s*(?:mode\s*=\s*)?[bru]?["']r|["']rb["'])|\.read_bytes\s*\(|\bos\.O_RDONLY\b|\bopen\s*\(\s*[\w.[\]]{1,40}\s*\)/,
    writesFile: /\bopen\s*\(\s*[^\n]{0,120}?["'](?:[wax]b?\+?|b[wax]|r\+b?)["']|\.write_bytes\s*\(|\bos\.O_WRONLY\b/,
    toInteger: /\bint\s*\(|\bisdigit\s*\(|struct\.(?:un)?pack|int\.from_bytes|\.to_bytes\s*\(/,
    random: /\brand(?:int|range|om|below)?\s*\(|\brandom\.\w|\bsecrets\.\w/,
    capitals: /\.upper\s*\(/,
    datagram:
      /\bSOCK_DGRAM\b|\.recvfrom\w{0,5}\s*\(|\.sendto\s*\(|\bDatagram\w{0,20}|\bcreate_datagram_endpoint\b|\bUDPServer\b/,
    stream:
      /\bSOCK_STREAM\b|\.listen\s*\(|\.accept\s*\(|\bTCPServer\b|\bStreamRequestHandler\b|\bcreate_(?:connection|server)\b|\bopen_connection\b|\bstart_server\b|\bsocket\s*\(\s*\)/,
  },
  imports(code) {
    const modules = [
      ...captures(code, /^[ \t]*from[ \t]+(\.{0,3}[\w.]*)[ \t]+import\b/gm),
      ...captures(code, /^[ \t]*from[ \t]+(\.{0,3}[\w.]*[ \t]+import[ \t]+\(?[\w, \t]{1,200})/gm).flatMap(eachImported),
      ...captures(code, /^[ \t]*import[ \t]+([\w., \t]{1,200})/gm).flatMap((list) => list.split(',')),
    ];
    return modules.flatMap(filesOfModule);
  },
  plan: () => undefined,
  async prepare(program, environment) {
    const source = await environment.read(program.path, syntax);
    const major = source !== undefined && needsPython2(source.bare) ? 2 : 3;
    const found = await findPython(major);
    if (found === undefined) return { status: 'toolMissing', reason: withoutPython(program.path, major) };
    const read = async (path: string): Promise<string | undefined> => (await environment.read(path, syntax))?.code;
    const texts = await importedTexts(program.path, environment, read, (code) => python.imports(code));
    const imports = modulesFor(found, environment.paths);
    const missing = major === 3 ? await missingModules(program.path, texts, imports, environment) : undefined;
    if (missing !== undefined) return missing;
    const module = program.manifest?.cwd === undefined ? moduleOf(program.path, texts, environment.paths) : undefined;
    const cwd = program.manifest?.cwd ?? module?.folder ?? folderOf(program.path);
    const started = module === undefined ? [pathFrom(cwd, program.path)] : ['-m', module.name];
    return { status: 'ready', argv: [found, ...started], cwd };
  },
};

/** A file that it imports may be the one that refers to a package above. */
function moduleOf(
  path: string,
  texts: ReadonlyMap<string, string>,
  paths: ReadonlySet<string>,
): PythonModule | undefined {
  let found: PythonModule | undefined;
  for (const [each, code] of texts) {
    const module = pythonModule(each, code, paths);
    if (module !== undefined && isWithin(path, module.folder))
      found = outer(found, each === path ? module : moduleFrom(module.folder, path));
  }
  return found;
}

/** Modules that come with Python and that programs of the lab use: they need no question. */
const usualModules = new Set(
  (
    'socket sys os random time struct json threading select pickle argparse re math datetime pathlib string signal ' +
    'logging typing collections io enum dataclasses functools itertools asyncio socketserver hashlib zlib uuid ' +
    'contextlib errno traceback subprocess getpass base64 secrets shutil binascii queue multiprocessing selectors ' +
    '__future__ copy platform ast tempfile textwrap ipaddress abc codecs ctypes'
  ).split(' '),
);

const findModules = [
  'import importlib.util, sys',
  'for name in sys.argv[1:]:',
  '  try: known = importlib.util.find_spec(name) is not None',
  '  except Exception: known = True',
  '  if not known: print(name)',
].join('\n');

function modulesFor(interpreter: string, paths: ReadonlySet<string>): ModuleImports {
  const isOwn = (name: string): boolean =>
    [...paths].some((path) => `/${path}`.endsWith(`/${name}.py`) || `/${path}`.includes(`/${name}/`));
  return {
    // An import that is indented may be tried, and may fail.
    namesIn: (code) =>
      captures(code, /^((?:from|import)[ \t]+[A-Za-z_][\w., \t]{0,200})/gm)
        .flatMap((line) => (line.startsWith('from') ? [line.slice(4)] : line.slice(6).split(',')))
        .map((name) => name.trim().split(/[.\s]/)[0] ?? '')
        .filter((name) => name !== '' && !usualModules.has(name) && !isOwn(name)),
    probe: [interpreter, '-c', findModules],
  };
}

function isWithin(path: string, folder: string): boolean {
  return folder === '.' || path.startsWith(`${folder}/`);
}

function outer(one: PythonModule | undefined, other: PythonModule | undefined): PythonModule | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.folder.length < one.folder.length ? other : one;
}

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

/** `lab import a, b as c` may import the modules `lab.a` and `lab.b`. */
function eachImported(statement: string): readonly string[] {
  const [name = '', list = ''] = statement.split(/[ \t]+import[ \t]+\(?/);
  return list.split(',').map((each) => `${name} import ${each.trim().split(/\s/)[0] ?? ''}`);
}

function filesOfModule(statement: string): readonly string[] {
  const [name = '', imported] = statement.trim().split(/\s+(?:import|as)\s+/);
  const isFrom = statement.includes(' import ');
  const dots = /^\.*/.exec(name)?.[0].length ?? 0;
  const up = dots > 1 ? '../'.repeat(dots - 1) : '';
  const parts = [...name.slice(dots).split('.'), ...(isFrom && imported ? [imported] : [])].filter(Boolean);
  if (parts.length === 0) return [];
  const path = up + parts.join('/');
  const beside = [`${path}.py`, `${path}/__init__.py`];
  // `python -m lab.server` finds the modules of the package from a folder above.
  return dots > 0 || parts.length === 1 ? beside : [...beside, ...beside.map((each) => `**/${each}`)];
}

function withoutPython(path: string, major: 2 | 3): string {
  return major === 3
    ? `${path} needs Python 3, which this machine lacks: install the package python3`
    : `${path} is written for Python 2 (a print statement or raw_input), which this machine lacks: install Python 2.7, or ask the student for a version for Python 3`;
}
