import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SubmissionError } from '../../../harness/submission/index.ts';
import { parseManifest } from '../../../harness/submission/manifest/parse.ts';

const pieces = [
  'programs', 'dialect', 'add.client', 'path', 'command', 'none', ':', ': ', '\n', '\n  ', '\n    ', '- ', '[', ']', '{', '}', ',',
  '&a ', '*a', '<<: ', '!!str ', '!!binary ', '? ', '|', '>', '"', "'", '#', '---\n', '...\n', '%YAML 1.1\n', '\t', '1', '1e999', '.nan', '0x', '\0', '\uFEFF', '__proto__', 'constructor',
]; // prettier-ignore
const yamlLike = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((all) => all.join('')),
);
const valueLike = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    tie('map'),
  ),
  map: fc.dictionary(
    fc.constantFrom('programs', 'dialect', 'add.client', 'file.server', 'add', 'path', 'command', 'port', 'cwd', 'x'),
    tie('value'),
  ),
})).map;

describe('a manifest of any text', () => {
  it('is either parsed or rejected with the typed error', () => {
    fc.assert(
      fc.property(yamlLike, (text) => void isUnderstoodOrRefused(text)),
      { numRuns: 1500 },
    );
  });

  it('of any shape is also parsed or rejected, and the error has a position', () => {
    let reached = 0;
    fc.assert(
      fc.property(valueLike, (value) => {
        const fault = isUnderstoodOrRefused(JSON.stringify(value));
        if (fault === undefined) return;
        reached += 1;
        expect(fault.message).toMatch(/^m\.yaml:\d+:\d+: /);
      }),
      { numRuns: 500 },
    );
    expect(reached).toBeGreaterThan(0);
  });
});

function isUnderstoodOrRefused(text: string): SubmissionError | undefined {
  try {
    expect(typeof parseManifest(text, 'm.yaml').manifest).toBe('object');
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(SubmissionError);
    return error as SubmissionError;
  }
}
