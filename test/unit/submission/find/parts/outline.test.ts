import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../../../harness/submission/find/parts/outline.ts';

/** The names of the blocks that the outline finds, in order. */
function namesIn(bare: string): readonly string[] {
  return outlineOf(bare, 'braces').map(({ name }) => name);
}

describe('a function with braces', () => {
  it.each([
    ['Rust, no result', 'fn take(name: &str) { give(); }'],
    ['Rust, an empty result', 'fn take(name: &str) -> std::io::Result<()> { give() }'],
    ['Rust, an error in a box', 'fn take() -> Result<(), Box<dyn Error>> { give() }'],
    ['Rust, a tuple', 'fn take() -> (u8, Vec<u8>) { give() }'],
    ['Rust, an array', 'pub fn take(part: &mut [u8; 2048]) -> [u8; 4] { give() }'],
    ['Rust, a type with an equals sign', 'fn take() -> impl Iterator<Item = (u8, u8)> { give() }'],
    [
      'Rust, generic, with a condition',
      'fn take<P: AsRef<str>, F>(name: P) -> Option<()>\nwhere F: Fn(u8) -> u8,\n{ give() }',
    ],
    ['Rust, a generic with a function', 'fn take<F: FnMut(&[u8]) -> bool>(each: F) -> bool { give() }'],
    ['Go, one result', 'func take(name string) error { give() }'],
    ['Go, two results', 'func take(name string) (int, error) { give() }'],
    ['Go, a function as a result', 'func take() (func(int) error, error) { give() }'],
    ['Go, a method', 'func (s *Server) take(m map[string]interface{}) ([]byte, error) { give() }'],
    ['Go, a type in braces', 'func take() map[string]interface{} { give() }'],
    ['Go, generic', 'func take[T any](one T) chan struct{} { give() }'],
    ['C', 'static int\ntake(int port, char *name[])\n{ give(); }'],
    ['C, a structure as the result', 'struct pair *take(int port) { give(); }'],
    ['C, a function as a parameter', 'void take(int (*each)(int), int n) { give(); }'],
    ['C++, a result behind an arrow', 'auto take(int port) -> std::pair<int, int> { give(); }'],
    ['C++, qualifiers', 'int Server::take(int port) const noexcept(true) { give(); }'],
    ['C++, members with values', 'take(int p) : port(p), socket{-1} { give(); }'],
    ['Java, exceptions', 'static Map<String, int[]> take(String name) throws IOException, A { give(); }'],
    ['C#, a task and a constraint', 'static async Task<(int, string)> take<T>(T one) where T : class { give(); }'],
    ['C#, a constructor that calls another', 'public take(int port) : base(port, 1) { give(); }'],
    ['JavaScript', 'async function take(name, size = 2048) { give(); }'],
    ['JavaScript, a generator', 'function* take({ name }) { give(); }'],
    ['TypeScript, a tuple', 'function take(name: string): Promise<[number, string]> { give(); }'],
    ['TypeScript, a type in braces', 'function take(name: string): { size: number } { give(); }'],
    ['TypeScript, a method with a type in braces', 'take(name: string): { size: number } { give(); }'],
    ['TypeScript, a function as a parameter', 'take(each: (one: number) => void): void { give(); }'],
    ['Java, without a result', 'public take(int port) { give(); }'],
    ['Perl', 'sub take { give(); }'],
  ])('is found: %s', (_language, bare) => {
    expect(outlineOf(`${bare}\n`, 'braces')).toEqual([
      expect.objectContaining({ name: 'take', kind: 'function', end: bare.length }),
    ]);
  });

  it.each([
    ['Go', 'if isOpen(x) { serve() } else if isOpen(y) { serve() }'],
    ['Go', 'switch mode(x) { case 1: serve() }'],
    ['Go', 'import (\n\t"net"\n)\n\nvar (\n\tport = 5000\n)\n\nfor { serve() }'],
    ['Rust', 'while read(&mut x)? > 0 { serve() }'],
    ['Rust', 'match words.get(1).map(|word| word.as_str()) { _ => serve() }'],
    ['Rust', 'let size = if isOpen(x) { 1 } else { 2 };'],
    ['Rust', 'let Some(x) = get(1) else { return };'],
    ['C', 'if (open(x) > 0) { serve(); } while (more(x)) { serve(); }'],
    ['Java', 'new Thread(task) { }; lock(x); run(y);'],
    ['Java', 'pool.submit(() -> { serve(); });'],
    ['JavaScript', 'socket.on(   , function (m) { serve(m); }); test(1, (m) => { serve(m); });'],
    ['C#', 'using (var s = open(x)) { serve(s); } foreach (var m in all(s)) { serve(m); }'],
  ])('is not what a block follows in %s: %s', (_language, bare) => {
    expect(namesIn(bare)).toEqual([]);
  });

  it.each([
    'class Wire extends Base { }',
    'record Wire(int port, String name) { }',
    'impl Trait for Wire<u8> { }',
    'struct Wire { };',
  ])('is not the header of a class: %s', (bare) => {
    expect(outlineOf(bare, 'braces')).toEqual([expect.objectContaining({ name: 'Wire', kind: 'class' })]);
  });

  it('is not cut short by a brace in single quotes', () => {
    const bare = "fn take(c: char) -> bool { c == '}' || give(c) } fn give() -> bool { true }";
    expect(outlineOf(bare, 'braces').map(({ name, end }) => [name, end])).toEqual([
      ['take', bare.indexOf(' fn give')],
      ['give', bare.length],
    ]);
  });
});

describe('a block by indentation', () => {
  it('goes on until the next line that is not indented further', () => {
    const bare = 'async def take(a, b=(1,\n  2)) -> Dict[str, Tuple[int, int]]:\n  give()\n\n  give()\nrun()\n';
    expect(outlineOf(bare, 'indentation')).toEqual([
      { name: 'take', kind: 'function', start: 0, end: bare.indexOf('run()') },
    ]);
  });

  it('includes an end in its own column', () => {
    const bare = 'class Server\n  def take(a)\n    give\n  end\nend\nrun\n';
    expect(outlineOf(bare, 'indentation').map(({ name, end }) => [name, end])).toEqual([
      ['Server', bare.indexOf('run')],
      ['take', bare.indexOf('end\nrun')],
    ]);
  });
});

it.each(['import', 'const', 'var', 'type'])('a group of declarations in Go is not a function: %s', (word) => {
  expect(namesIn(`${word} (\n\tport\n)\n\ntype Message struct {\n\tname string\n}\n`)).toEqual([]);
});
