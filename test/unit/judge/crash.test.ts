/** Crashes and deliberate exits of real programs, told apart by what their runtimes leave behind. */
import { describe, expect, it } from 'vitest';
import { explainCrash, uncaughtError, type Crash } from '../../../harness/judge/crash.ts';
import { View } from '../../../harness/transcript/view.ts';
import { symptoms } from '../../../harness/grade/hints/hint-for.ts';
import { startProgram } from '../../support/started-program.ts';
import { hasTool, type Language } from '../../support/toolchain.ts';

interface End {
  readonly crash: Crash | undefined;
  readonly errors: string;
}

async function run(language: Language, source: string): Promise<End> {
  await using program = await startProgram(language, source);
  await program.subject.ended;
  const view = new View({ facts: { ownNames: {}, peerName: '', dialects: {} }, events: program.recorder.events });
  return { crash: explainCrash(view, 'client'), errors: program.errors() };
}

type Row = readonly [what: string, source: string, symptom: string, text: RegExp];

function itExplains(language: Language, rows: readonly Row[]): void {
  it.each(rows)('is explained: %s', async (_, source, symptom, text) => {
    const { crash, errors } = await run(language, source);
    expect(crash, errors).toEqual({ text: expect.stringMatching(text), symptom });
    expect(crash?.text).not.toMatch(/[\r\n]/);
    expect(symptoms).toContain(symptom);
  });
}

function itIsNone(language: Language, rows: readonly (readonly [what: string, source: string])[]): void {
  it.each(rows)('is none: %s', async (_, source) => {
    expect((await run(language, source)).crash).toBeUndefined();
  });
}

describe('a crash of a Python program', () => {
  itExplains('python', [
    ['a message that is no number', "int('Ana')", 'message-not-parsed', /^crashed: ValueError: invalid literal for int\(\) with base 10: 'Ana'$/],
    ['a message of too few parts', "a, b = 'Ana'.split(',')", 'message-not-parsed', /ValueError: not enough values/],
    ['an error in a handler of another', 'try: 1 / 0\nexcept ZeroDivisionError: {}["key"]', 'uncaught-error', /^crashed: KeyError: 'key'$/],
    ['an error raised from another', 'try: 1 / 0\nexcept ZeroDivisionError as e: raise RuntimeError("late") from e', 'uncaught-error', /RuntimeError: late$/],
    ['an error without a message', 'assert False', 'uncaught-error', /^crashed: AssertionError$/],
    ['an error of several lines', 'raise ValueError("one\\ntwo")', 'uncaught-error', /^crashed: ValueError: one/],
    ['an error in a thread', "import threading\nt = threading.Thread(target=lambda: int('x')); t.start(); t.join()", 'message-not-parsed', /ValueError/],
    ['a group of errors', 'raise ExceptionGroup("several", [ValueError("one")])', 'uncaught-error', /ExceptionGroup: several/],
    ['a missing argument', 'import sys\nprint(sys.argv[1])', 'needs-arguments', /IndexError/],
    ['a source that cannot be read', 'def broken(:\n  pass', 'syntax-error', /SyntaxError/],
    ['a wrong indentation', 'if True:\nprint(1)', 'syntax-error', /IndentationError/],
    ['a missing module', 'import nowhere_to_be_found', 'module-missing', /ModuleNotFoundError/],
    ['a missing file', "open('nothing.dat')", 'file-not-found', /FileNotFoundError/],
    ['bytes taken for text', "b'\\xff\\xfe'.decode()", 'decodes-binary', /UnicodeDecodeError/],
    ['a port in use', 'import socket\na, b = [socket.socket(2, 2) for _ in range(2)]\na.bind(("", 0)); b.bind(a.getsockname())', 'port-taken', /Address already in use/],
    ['one behind a prompt', 'import sys; sys.stderr.write("A number: "); int("x")', 'message-not-parsed', /ValueError/],
    ['a signal', 'import os, signal; os.kill(os.getpid(), signal.SIGSEGV)', 'ended-by-signal', /^was ended by the signal SIGSEGV$/],
  ]); // prettier-ignore

  itIsNone('python', [
    ['the end', 'print("Error: none")'],
    ['an exit status', 'import sys; sys.exit(3)'],
    ['an exit with a word on standard error', 'import sys; sys.exit("Error: 101 is out of range")'],
    ['a line that looks like an error', 'import sys; print("ValueError: 101 is out of range", file=sys.stderr)'],
    [
      'an error that was caught',
      'import sys\ntry: int("x")\nexcept ValueError as e: print("caught", e, file=sys.stderr)',
    ],
    ['a warning', 'import warnings; warnings.warn("Error: not really")'],
  ]);
});

describe('a crash of a Node program', () => {
  itExplains('node', [
    ['an error', "throw new TypeError('no number')", 'uncaught-error', /^crashed: TypeError: no number$/],
    ['an error without a message', 'throw new Error()', 'uncaught-error', /^crashed: Error/],
    ['an error of several lines', "throw new Error('one\\ntwo')", 'uncaught-error', /^crashed: Error: one/],
    ['an error of a kind of its own', "class Refused extends Error { name = 'Refused' }\nthrow new Refused('101')", 'uncaught-error', /^crashed: .*101/],
    ['something thrown that is no error', "throw 'out of range'", 'uncaught-error', /out of range/],
    ['a rejection', "Promise.reject(new RangeError('late'))", 'uncaught-error', /^crashed: RangeError: late$/],
    ['a rejection with no error', "Promise.reject('late')", 'uncaught-error', /late/],
    ['a message that is no JSON', "JSON.parse('Ana,42')", 'message-not-parsed', /SyntaxError: Unexpected token/],
    ['a source that cannot be read', 'const = 1;', 'syntax-error', /SyntaxError/],
    ['a missing module', "import { createRequire } from 'node:module';\ncreateRequire(import.meta.url)('./nowhere.js')", 'module-missing', /Cannot find module/],
    ['a missing package', "import 'nowhere-to-be-found';", 'module-missing', /Cannot find package/],
    ['a missing file', "import fs from 'node:fs'; fs.readFileSync('nothing.dat');", 'file-not-found', /ENOENT/],
    ['a port in use', "import d from 'node:dgram'; const a = d.createSocket('udp4'); a.bind(0, () => d.createSocket('udp4').bind({ port: a.address().port, exclusive: true }));", 'port-taken', /EADDRINUSE/],
  ]); // prettier-ignore

  itIsNone('node', [
    ['the end', "console.log('Error: none')"],
    ['an exit status', 'process.exit(3)'],
    ['an exit with a word on standard error', "console.error('Error: 101 is out of range'); process.exit(1)"],
    [
      'an error that was caught and shown',
      'try { null.x } catch (error) { console.error(error.message); process.exit(1) }',
    ],
  ]);
});

const java = (body: string): string =>
  `public class Main { public static void main(String[] args) throws Exception { ${body} } }`;

describe.skipIf(!hasTool('javac'))('a crash of a Java program', () => {
  itExplains('java', [
    ['a message that is no number', java('Integer.parseInt("Ana");'), 'message-not-parsed', /NumberFormatException/],
    ['an error with a cause', java('throw new RuntimeException("late", new IllegalStateException("early"));'), 'uncaught-error', /^crashed: java.lang.RuntimeException: late$/],
    ['an error in a thread', java('Thread t = new Thread(() -> { throw new IllegalStateException("x"); }); t.start(); t.join();'), 'uncaught-error', /IllegalStateException/],
    ['a port in use', java('var a = new java.net.DatagramSocket(); new java.net.DatagramSocket(a.getLocalPort());'), 'port-taken', /BindException/],
  ]); // prettier-ignore

  itIsNone('java', [['an exit status and a word', java('System.err.println("101 is out of range"); System.exit(1);')]]);
});

describe.skipIf(!hasTool('rustc'))('a crash of a Rust program', () => {
  itExplains('rust', [
    ['a panic', 'fn main() { panic!("out of range") }', 'uncaught-error', /^crashed: panicked at .*out of range$/],
    [
      'a message that is no number',
      'fn main() { let _: i32 = "Ana".parse().unwrap(); }',
      'message-not-parsed',
      /ParseIntError/,
    ],
  ]);

  itIsNone('rust', [
    ['an exit status and a word', 'fn main() { eprintln!("101 is out of range"); std::process::exit(1) }'],
  ]);
});

describe.skipIf(!hasTool('gcc'))('a crash of a C program', () => {
  itExplains('c', [
    ['a null pointer', 'int main(void) { volatile int *p = 0; return *p; }', 'ended-by-signal', /SIGSEGV/],
    ['an abort', '#include <stdlib.h>\nint main(void) { abort(); }', 'ended-by-signal', /SIGABRT/],
    [
      'an abort after an error that nobody caught, in the words of C++',
      `#include <stdio.h>\n#include <stdlib.h>\nint main(void) {
        fputs("terminate called after throwing an instance of 'std::invalid_argument'\\n  what():  stoi\\n", stderr);
        abort(); }`,
      'message-not-parsed',
      /^crashed: terminate called after .* what\(\): stoi$/,
    ],
  ]);

  itIsNone('c', [
    ['a word of perror and a status', '#include <stdio.h>\nint main(void) { perror("recvfrom"); return 1; }'],
  ]);
});

const go = (body: string): string =>
  `package main\nimport ("fmt"; "os"; "strconv")\nfunc main() { ${body}; fmt.Print(os.Args, strconv.Itoa(1)) }`;

describe.skipIf(!hasTool('go'))('a crash of a Go program', () => {
  itExplains('go', [
    ['a panic', go('panic("out of range")'), 'uncaught-error', /^crashed: panic: out of range$/],
    ['a message that is no number', go('if _, e := strconv.Atoi("Ana"); e != nil { panic(e) }'), 'message-not-parsed', /strconv\.Atoi/],
    ['a missing file', go('if _, e := os.Open("nothing.dat"); e != nil { panic(e) }'), 'file-not-found', /nothing\.dat/],
    ['a dead lock', go('<-make(chan int)'), 'uncaught-error', /^crashed: fatal error: all goroutines are asleep/],
  ]); // prettier-ignore

  itIsNone('go', [
    ['an exit status and a word', go('fmt.Fprintln(os.Stderr, "fatal error: 101 is out of range"); os.Exit(1)')],
  ]);
});

describe.skipIf(!hasTool('ruby'))('a crash of a Ruby program', () => {
  itExplains('ruby', [
    ['a message that is no number', 'Integer("Ana")', 'message-not-parsed', /^crashed: invalid value for Integer\(\): "Ana" \(ArgumentError\)$/],
    ['an error of several lines', 'raise "one\ntwo"', 'uncaught-error', /^crashed: one \(RuntimeError\)$/],
    ['an error without a message', 'raise', 'uncaught-error', /^crashed: unhandled exception$/],
    ['an error of a class in a module', 'module M; class Late < StandardError; end; end\nraise M::Late', 'uncaught-error', /M::Late/],
    ['a method that nil does not have', 'nil.split(",")', 'uncaught-error', /NoMethodError/],
    ['an error in a thread', 'Thread.new { raise "in thread" }.join', 'uncaught-error', /in thread \(RuntimeError\)$/],
    ['a source that cannot be read', 'def (', 'syntax-error', /syntax error/i],
    ['a missing library', 'require "nowhere_to_be_found"', 'module-missing', /LoadError/],
    ['a missing file', 'File.open("nothing.dat")', 'file-not-found', /ENOENT/],
    ['a port in use', 'require "socket"\na, b = UDPSocket.new, UDPSocket.new\na.bind("", 0); b.bind("", a.addr[1])', 'port-taken', /EADDRINUSE/],
  ]); // prettier-ignore

  itIsNone('ruby', [
    ['an exit status', 'exit 3'],
    ['an exit with a word on standard error', 'abort "Error: 101 is out of range (ArgumentError)"'],
    ['an error that was caught', 'begin; Integer("x"); rescue ArgumentError => e; warn e.message; exit 1; end'],
    ['a warning', '$VERBOSE = true\nx = 1\nwarn "server.rb:3: warning: out of range"'],
  ]);
});

const csharp = (body: string): string => `class Program { static void Main() { ${body} } }`;

describe.skipIf(!hasTool('mcs'))('a crash of a C# program', () => {
  itExplains('csharp', [
    ['a message that is no number', csharp('int.Parse("Ana");'), 'message-not-parsed', /^crashed: System\.FormatException: /],
    ['an error in a thread', csharp('var t = new System.Threading.Thread(() => { throw new System.Exception("late"); }); t.Start(); t.Join();'), 'uncaught-error', /^crashed: System\.Exception: late$/],
    ['a missing file', csharp('System.IO.File.ReadAllBytes("nothing.dat");'), 'file-not-found', /FileNotFoundException/],
  ]); // prettier-ignore

  itIsNone('csharp', [
    ['an exit with a word', csharp('System.Console.Error.WriteLine("101 is out of range"); System.Environment.Exit(1);')],
  ]); // prettier-ignore

  it('is explained in the words of .NET, which aborts', () => {
    const words = `Unhandled exception. System.FormatException: The input string 'Ana' was not in a correct format.\n   at Program.Main()\n`;
    expect(uncaughtError(words)).toBe("System.FormatException: The input string 'Ana' was not in a correct format.");
  });
});

describe('an uncaught error', () => {
  it.each(['x:1:in `', "x:1:in `a': ", "x:1:in `': (A ", 'fatal error: x\n', 'fatal error: x\n\n', ' (A'])(
    'is sought in time in what a program makes of %j',
    (part) => {
      const text = part.repeat(Math.floor((256 * 1024) / part.length));
      const startedMs = process.cpuUsage().user / 1_000;
      expect(uncaughtError(text)).toBeUndefined();
      // A search that goes back and forth takes minutes of the processor.
      expect(process.cpuUsage().user / 1_000 - startedMs).toBeLessThan(20_000);
    },
  );

  it('is not found where there is none', () => {
    for (const text of ['', '\n', 'Error: out of range', 'Traceback (most recent call last):']) {
      expect(uncaughtError(text)).toBeUndefined();
    }
  });
});
