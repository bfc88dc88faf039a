/** A stored transcript that is damaged in any way gives a verdict or a sentence, and never a crash. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAgain, readPerformance, UnjudgeablePerformance } from '../../../harness/grade/store/performance.ts';
import { catalogue } from '../../../scenarios/catalogue.ts';

const stored = fileURLToPath(new URL('../../support/stored', import.meta.url));
const texts = readdirSync(stored, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => readFileSync(join(stored, name), 'utf8'));

type Json = unknown;

/** All places of a value at which something can be replaced. */
function placesIn(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]));
  return path.length === 0 ? inside : [path, ...inside];
}

function replaced(value: Json, [key, ...rest]: readonly string[], change: (old: Json) => Json): Json {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.flatMap((each: Json, at) => {
      if (String(at) !== key) return [each];
      const changed = replaced(each, rest, change);
      return changed === undefined ? [] : [changed];
    });
  const fields = value as Record<string, Json>;
  return { ...fields, [key]: replaced(fields[key], rest, change) };
}

const otherValues = fc.oneof(
  fc.constantFrom<Json>(
    undefined,
    null,
    '',
    'x',
    'AAA',
    '=',
    '!!!!',
    -1,
    0.5,
    1e308,
    2 ** 40,
    true,
    [],
    {},
    [[]],
    '\0',
  ),
  fc.integer(),
  fc.string(),
);

const damagedValues = fc
  .record({
    text: fc.constantFrom(...texts),
    at: fc.nat(),
    changes: fc.array(otherValues, { minLength: 1, maxLength: 2 }),
  })
  .map(({ text, at, changes }) =>
    changes.reduce<string>((soFar, change, count) => {
      const value = JSON.parse(soFar) as Json;
      const places = placesIn(value);
      const place = places[(at + count * 7919) % places.length] ?? [];
      return JSON.stringify(replaced(value, place, () => change));
    }, text),
  );

const damagedEvents = fc
  .record({
    text: fc.constantFrom(...texts),
    from: fc.nat(),
    count: fc.integer({ min: 1, max: 6 }),
    isDoubled: fc.boolean(),
  })
  .map(({ text, from, count, isDoubled }) => {
    const value = JSON.parse(text) as { transcript: { events: Json[] } };
    const { events } = value.transcript;
    const at = from % events.length;
    const cut = events.splice(at, count);
    if (isDoubled) events.splice(at, 0, ...cut, ...cut);
    return JSON.stringify(value);
  });

const damagedBytes = fc
  .record({ text: fc.constantFrom(...texts), at: fc.nat(), byte: fc.nat({ max: 255 }), isCut: fc.boolean() })
  .map(({ text, at, byte, isCut }) => {
    const bytes = Buffer.from(text);
    const place = at % bytes.length;
    if (isCut) return bytes.subarray(0, place).toString('latin1');
    bytes[place] = byte;
    return bytes.toString();
  });

/** Throws what is neither a verdict nor a sentence. */
function judgeDamaged(text: string): string {
  try {
    const statuses = judgeAgain([readPerformance(text, 'damaged.json')], catalogue).map(({ status }) => status);
    return statuses.join(' ');
  } catch (error) {
    if (!(error instanceof UnjudgeablePerformance)) throw error;
    expect(error.message).toMatch(/^cannot judge \S/);
    return 'refused';
  }
}

describe('a stored transcript', () => {
  it('is judged as it is', () => {
    expect(texts.length).toBeGreaterThan(3);
    for (const text of texts) expect(judgeDamaged(text)).toMatch(/^(pass|fail|unsupported|blocked)/);
  });

  it.each([
    ['bytes that changed or are missing', damagedBytes],
    ['values that were replaced', damagedValues],
    ['events that are missing or repeated', damagedEvents],
  ])('with %s gives a verdict or a sentence', (_, damaged) => {
    fc.assert(
      fc.property(damaged, (text) => judgeDamaged(text) !== ''),
      { numRuns: 150 },
    );
  });
});
