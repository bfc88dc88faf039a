/** The command lines that usage messages, comments and read-me files show. */
import { describe, expect, it } from 'vitest';
import { commandLinesIn } from '../../../../../harness/submission/find/commands/command-lines.ts';
import { commandNamesOf } from '../../../../../harness/submission/find/commands/command-parts.ts';

const inSource = (text: string, path = 'lab.py'): readonly string[] =>
  commandLinesIn(text, commandNamesOf(path), true).map((words) => words.join(' '));
const inDocument = (text: string, path = 'lab.py'): readonly string[] =>
  commandLinesIn(text, commandNamesOf(path), false).map((words) => words.join(' '));

describe('the command lines of a source', () => {
  it.each([
    ['a usage message', 'print("usage: lab.py server PORT")', ['server PORT']],
    ['the name in a variable', 'print(f"uso: {sys.argv[0]} cliente <maquina>")', ['cliente <maquina>']],
    ['two lines of one text', '"usage: lab.py serve\\n       lab.py ask HOST"', ['serve', 'ask HOST']],
    ['a text of C', 'printf("usage: %s -s|-c host\\n", argv[0]);', ['-s host', '-c host']],
    ['a text of C++', 'std::cerr << "Aufruf: " << argv[0] << " server PORT\\n";', ['server PORT']],
    ['alternatives in a word', '# python3 lab.py {add|get} HOST', ['add HOST', 'get HOST']],
    ['alternatives of a key', '// node lab.js mode=server|client', ['mode=server', 'mode=client'], 'lab.js'],
    ['alternatives of whole commands', '# lab.py server || lab.py client', ['server', 'client']],
    ['what is optional', '# lab.py server [PORT] [--verbose]', ['server']],
    [
      'another name of the program below its label',
      'usage: calc server\n       calc client HOST',
      ['server', 'client HOST'],
    ],
    ['flags alone', 'die "--role=server | --role=client" unless @ARGV;', ['--role=server', '--role=client'], 'lab.pl'],
    ['a comment behind it', '# lab.py server   # waits for clients', ['server']],
    ['a description behind it', '# lab.py server  starts the server', ['server']],
    ['values in quotes', "# lab.py client --name 'Ana Lobo' 42", ["client --name 'Ana Lobo' 42"]],
  ])('%s', (_, text, expected, path = 'lab.py') => {
    expect(inSource(text, path)).toEqual(expected);
  });

  it.each([
    ['nothing about its own name', 'print("hello")'],
    ['a part of another word', 'import mylab.py_tools server'],
    ['its name alone', '# lab.py'],
  ])('are none for %s', (_, text) => {
    expect(inSource(text)).toEqual([]);
  });
});

describe('the command lines of a read-me file', () => {
  it.each([
    ['a path to the program', '    python3 src/lab.py server 5000', ['server 5000'], 'lab.py'],
    ['a compiled program', 'Start with `./lab -s 5000`.', ['-s 5000'], 'lab.c'],
    [
      'a folder of Go',
      '    go run ./cmd/datei -modus client -datei bild.png',
      ['-modus client -datei bild.png'],
      'cmd/datei/main.go',
    ],
    ['a prompt', '$ ruby lab.rb ask localhost', ['ask localhost'], 'lab.rb'],
  ])('%s', (_, text, expected, path) => {
    expect(inDocument(text, path)).toEqual(expected);
  });

  it('are those of this program only', () => {
    expect(inDocument('python3 other.py server\npython3 lab.py client\n')).toEqual(['client']);
  });
});
