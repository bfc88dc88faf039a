/** Each way in which a run can end has a test, which the documentation names. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const rows = readFileSync('docs/ends.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!what happens|-)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('docs/ends.md', () => {
  it('has a row for each way', () => {
    expect(rows.length).toBeGreaterThan(15);
  });

  it.each(rows.map(([, happens = '', , , , shownBy = '']) => [happens, shownBy] as const))('%s', (_, shownBy) => {
    const [, file, title] = /^`(test\/\S+\.test\.ts)`: (.+)$/.exec(shownBy) ?? [];
    expect(readFileSync(file as string, 'utf8')).toContain(title);
  });
});
