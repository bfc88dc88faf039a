/**
 * Real Python, if it is installed: one process for a whole batch.
 */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import type { PythonValue } from '../../../reference/add/formats/python/value.ts';

/**
 * @param body a function body in Python that maps the list `batch`, decoded from JSON, to a value
 *   that is encoded as JSON
 */
function run(body: string, batch: readonly unknown[]): { readonly status: number | null; readonly output: string } {
  const script = `import json, sys, pickle, base64, ast
def build(v):
    k = v['kind']
    if k in ('str', 'old'): return v['text']
    if k == 'bytes': return v['text'].encode()
    if k == 'float': return float(v['number'])
    if k in ('int', 'long'): return v['number']
    if k == 'constant': return v['constant']
    if k == 'dict': return {build(a): build(b) for a, b in v['entries']}
    items = [build(item) for item in v['items']]
    return tuple(items) if k == 'tuple' else items
def same(a, b):
    return type(a) is type(b) and repr(a) == repr(b)
batch = json.load(sys.stdin)
json.dump([${body} for each in batch], sys.stdout)`;
  const { status, stdout, stderr } = spawnSync('python3', ['-c', script], {
    input: JSON.stringify(batch),
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8', PYTHONUTF8: '1' },
    maxBuffer: 2 ** 26,
  });
  return { status, output: status === 0 ? stdout : stderr };
}

export const hasPython = run('each', [1]).output === '[1]';

/** @param expression in Python, of `each` */
export function inPython(expression: string, batch: readonly unknown[]): readonly unknown[] {
  const { status, output } = run(expression, batch);
  if (status !== 0) throw new Error(`Python failed: ${output}`);
  return JSON.parse(output) as readonly unknown[];
}

const texts = fc.oneof(
  fc.constantFrom(
    'Ana',
    "D'Ávila",
    '"Ana"',
    `'"`,
    'a\\b',
    'a\nb\r\t',
    '',
    '\0',
    'Zé 🐍',
    '\u200b\u00a0\u00ad',
    'x'.repeat(300),
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

const leaves: fc.Arbitrary<PythonValue> = fc.oneof(
  texts.map((text) => ({ kind: 'str', text }) as const),
  fc
    .oneof(fc.integer(), fc.constantFrom(0, 1, -1, 127, 128, 255, 256, 65535, 65536, -128, -129), fc.maxSafeInteger())
    .map((number) => ({ kind: 'int', number }) as const),
  fc.integer({ min: -1000, max: 1000 }).map((number) => ({ kind: 'float', number: number / 2 }) as const),
  fc.constantFrom(true, false, null).map((constant) => ({ kind: 'constant', constant }) as const),
);

/**
 * Tuples, lists and dictionaries of strings, integers, floats and constants, with distinct keys.
 */
export const pythonValues: fc.Arbitrary<PythonValue> = fc.letrec<{ value: PythonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaves,
    fc
      .tuple(fc.constantFrom('tuple', 'list'), fc.array(tie('value'), { maxLength: 5 }))
      .map(([kind, items]) => ({ kind, items }) as const),
    fc.uniqueArray(fc.tuple(texts, tie('value')), { maxLength: 4, selector: ([key]) => key }).map((entries) => ({
      kind: 'dict' as const,
      entries: entries.map(([text, value]) => [{ kind: 'str' as const, text }, value] as const),
    })),
  ),
})).value;
