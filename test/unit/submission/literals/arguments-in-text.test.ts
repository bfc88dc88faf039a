import { describe, expect, it } from 'vitest';
import { argumentsInText } from '../../../../harness/submission/literals/arguments-in-text.ts';
import type { Language } from '../../../../harness/submission/program.ts';

describe('the arguments that a source reads', () => {
  it.each<readonly [Language, string, readonly (readonly [number, boolean])[]]>([
    [
      'python',
      'name = sys.argv[1]\nto = (sys.argv[2], int(sys.argv[3]))',
      [
        [0, false],
        [1, false],
        [2, true],
      ],
    ],
    [
      'python',
      'host, port = sys.argv[1:3]\nport = int(port)',
      [
        [0, false],
        [1, true],
      ],
    ],
    [
      'c',
      'int port = atoi(argv[2]); a = inet_addr(argv[1]);',
      [
        [0, false],
        [1, true],
      ],
    ],
    [
      'javascript',
      'const [,, host, port] = process.argv; const p = parseInt(port)',
      [
        [0, false],
        [1, true],
      ],
    ],
    [
      'java',
      'void main(String[] args) { int p = Integer.parseInt(args[1]); String h = args[0]; }',
      [
        [0, false],
        [1, true],
      ],
    ],
    [
      'java',
      'public static void main(final String[] a) { int p = Integer.parseInt(a[1]); String h = a[0]; }',
      [
        [0, false],
        [1, true],
      ],
    ],
    ['c#', 'static void Main(string[] words) { var p = int.Parse(words[0]); }', [[0, true]]],
    ['c', 'int main(int n, char **v) { int port = atoi(v[1]); }', [[0, true]]],
    [
      'rust',
      'let host = &args[1]; let p: u16 = args[2].parse().unwrap();',
      [
        [0, false],
        [1, true],
      ],
    ],
    ['ruby', 'port = ARGV[0].to_i', [[0, true]]],
    [
      'perl',
      'my ($host, $port) = @ARGV;',
      [
        [0, false],
        [1, false],
      ],
    ],
  ])('of %s: %j', (language, text, expected) => {
    const { any, positions } = argumentsInText(text, language);
    expect(any).toBe(true);
    expect(positions.map(({ position, isNumber }) => [position, isNumber])).toEqual(expected);
  });

  it('are none where it reads none', () => {
    expect(argumentsInText('number = int(input("Integer: "))', 'python')).toEqual({ any: false, positions: [] });
    expect(argumentsInText('void main(String[] args) { run(); }', 'java').any).toBe(false);
    expect(argumentsInText('void main(String[] a) { run(); }', 'java').any).toBe(false);
  });
});

it.each<[string, Language]>([
  ['const role = process.env.ROLE;', 'javascript'],
  ['role = os.environ["ROLE"]', 'python'],
  ['role := os.Getenv("ROLE")', 'go'],
  ['char *role = getenv("ROLE");', 'c'],
  ['String role = System.getenv("ROLE");', 'java'],
  ['let role = env::var("ROLE").unwrap();', 'rust'],
  ["role = ENV['ROLE']", 'ruby'],
  ['my $role = $ENV{ROLE};', 'perl'],
])('a source that reads environment variables is recognised: %s', (text, language) => {
  expect(argumentsInText(text, language).environment).toBe(true);
  expect(argumentsInText(text.replaceAll(/env/gi, 'own'), language).environment).toBeUndefined();
});
