/** Splitting a source that is several programs, for any text and for generated halves. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptShape, isNewerAttempt } from '../../../harness/submission/find/attempts.ts';
import { support } from '../../../harness/submission/find/evidence/observation.ts';
import { codeInOrder } from '../../../harness/submission/find/parts/execution-order.ts';
import { outlineOf } from '../../../harness/submission/find/parts/outline.ts';
import { programText, reachableCode } from '../../../harness/submission/find/parts/reachable.ts';
import { startParts } from '../../../harness/submission/find/parts/start-parts.ts';
import { languages } from '../../../harness/submission/languages/table.ts';
import { localFiles } from '../../../harness/submission/read/local-files.ts';
import { maskSource } from '../../../harness/submission/read/mask-source.ts';

const pieces =
  'def |class |fn |func |function |if |else |case |match |switch |while |"a"|"b"|argv[1]|args[0]|==|=>|->|(|)|{|}|[|]|<|>|:|;|,|\n|  |main|serve|take|socket|sendto(|recvfrom(|input(|end|return |1|2|\''.split(
    '|',
  );
/** Whole headers: pieces alone rarely make one. */
const headers = [
  '\ndef take(x):\n  ',
  '\nclass Wire:\n  ',
  'fn take(x) -> (u8) {',
  'class Wire {',
  'int take(x) {',
  '}\n',
];
const sourceLike = fc
  .array(fc.constantFrom(...pieces, ...headers, ...headers), { maxLength: 120 })
  .map((all) => all.join(''));
const anyLanguage = fc.constantFrom(...Object.values(languages));
const name = fc.stringMatching(/^[a-z]{3,9}$/).map((word) => `${word}x`);

describe('any text', () => {
  it('has blocks that are inside it, and inside each other or apart', () => {
    let reached = 0;
    fc.assert(
      fc.property(sourceLike, fc.constantFrom('indentation', 'braces'), (text, style) => {
        const blocks = outlineOf(text, style);
        reached += blocks.length;
        for (const [index, { start, end }] of blocks.entries()) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start).toBeLessThan(end);
          for (const later of blocks.slice(index + 1)) expect(later.start >= end || later.end <= end).toBe(true);
        }
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('keeps the place of each character that is reached, and is split without an exception', () => {
    fc.assert(
      fc.property(sourceLike, anyLanguage, (source, language) => {
        const text = programText(maskSource(source, language.syntax), [], language.blocks);
        const code = reachableCode(text);
        expect(code).toHaveLength(text.code.length);
        for (const [index, character] of [...code].entries())
          expect(character === ' ' || character === text.code[index]).toBe(true);
        codeInOrder(text);
        expect(startParts(text, language).length).toBeGreaterThan(0);
      }),
    );
  });
});

const results = ['', ' -> Result<(), Box<dyn Error>>', ' -> std::io::Result<()>', ' -> Option<(u8, [u8; 4])>'];

describe('two halves in one file', () => {
  it('are told apart, whatever their words, names and results are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 4, maxLength: 4 }),
        fc.constantFrom(...results),
        fc.boolean(),
        ([giveWord, takeWord, give, take], result, clientFirst) => {
          const arms = [`Some("${giveWord}") => { ${give}(); }`, `Some("${takeWord}") => { ${take}(&words[2]); }`];
          const functions = [
            `fn ${give}()${result} {
              let s = UdpSocket::bind("127.0.0.1:8000").unwrap(); let mut b = [0u8; 500];
              loop { let (n, peer) = s.recv_from(&mut b).unwrap(); s.send_to(&fs::read(text(&b[..n])).unwrap(), peer).unwrap(); }
            }`,
            `fn ${take}(name: &str)${result} {
              let s = UdpSocket::bind("127.0.0.1:0").unwrap(); let mut b = [0u8; 2048];
              s.send_to(name.as_bytes(), "127.0.0.1:8000").unwrap(); s.recv_from(&mut b).unwrap(); fs::write("got", b).unwrap();
            }`,
          ];
          const order = <Item>(all: readonly Item[]): readonly Item[] => (clientFirst ? all.toReversed() : all);
          const source = `use std::net::UdpSocket;\n${order(functions).join('\n')}
fn main() {
  let words: Vec<String> = std::env::args().collect();
  match words.get(1).map(|word| word.as_str()) {
    ${order(arms).join('\n    ')}
    _ => {}
  }
}
`;
          const language = languages.rust;
          const parts = startParts(programText(maskSource(source, language.syntax), [], language.blocks), language);
          const roleOfWord = (word: string | undefined): number => {
            const part = parts.find(({ starts }) => starts.some(({ words }) => words[0] === word));
            return part === undefined ? 0 : support(part.content.evidence, 'client');
          };
          expect(roleOfWord(giveWord)).toBeLessThan(0);
          expect(roleOfWord(takeWord)).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('attempts', () => {
  const path = fc
    .array(fc.constantFrom('v1', 'v2', 'old', 'final', 'lab', '3', 'server', 'client_2', 'x'), {
      minLength: 1,
      maxLength: 3,
    })
    .map((parts) => `${parts.join('/')}.py`);

  it('are never both newer than each other', () => {
    fc.assert(
      fc.property(path, path, (one, other) => {
        expect(isNewerAttempt(one, other) && isNewerAttempt(other, one)).toBe(false);
      }),
    );
  });

  it('are in the order of their numbers', () => {
    fc.assert(
      fc.property(fc.nat(98), fc.nat(98), fc.constantFrom('v', 'attempt', 'take-'), (one, other, word) => {
        fc.pre(one !== other);
        const [a, b] = [`${word}${one}/server.py`, `${word}${other}/server.py`];
        expect(attemptShape(a)).toBe(attemptShape(b));
        expect(isNewerAttempt(a, b)).toBe(one > other);
      }),
    );
  });
});

describe('an import', () => {
  it('names only files of the submission', () => {
    const part = fc.constantFrom('a', 'b', 'net', '..', '**', '*.py', 'wire.py');
    const anyPath = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    // Few of them name a file that is there.
    const path = fc.oneof(anyPath, fc.constantFrom('wire.py', '**/wire.py', '**/*.py'));
    const file = fc
      .array(fc.constantFrom('a', 'b', 'net'), { maxLength: 3 })
      .map((parts) => [...parts, 'wire.py'].join('/'));
    let reached = 0;
    fc.assert(
      fc.property(path, file, fc.uniqueArray(file), (named, own, all) => {
        const found = localFiles(named, own, new Set(all));
        reached += found.length;
        for (const each of found) expect(all).toContain(each);
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });
});
