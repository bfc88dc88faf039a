/**
 * The corpus contains what real students do, and the table in its README is correct.
 * `DATAGRADE_UPDATE=1` writes the table again.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { submissionsFolder, submissionsOf } from '../support/corpus.ts';
import { coverage, coverageTable } from '../support/coverage.ts';

const page = join(submissionsFolder, 'README.md');
const [start, end] = ['<!-- coverage -->', '<!-- /coverage -->'] as const;

describe('the corpus', () => {
  it('has at least forty right submissions', () => {
    expect(submissionsOf('right').length).toBeGreaterThanOrEqual(40);
  });

  it('has a submission for each choice that the handout leaves open', () => {
    expect(coverage().length).toBeGreaterThan(0);
    expect(coverage().filter(({ by }) => by.length === 0)).toEqual([]);
  });

  it('is described by the table in its README', async () => {
    const text = readFileSync(page, 'utf8');
    const [before, fromTable = ''] = text.split(start) as [string, string?];
    const [, after = ''] = fromTable.split(end);
    const written = `${before}${start}\n\n${coverageTable()}\n\n${end}${after}`;
    const expected = await format(written, { ...(await resolveConfig(page)), parser: 'markdown' });
    if (process.env['DATAGRADE_UPDATE'] === '1') writeFileSync(page, expected);
    expect(readFileSync(page, 'utf8')).toBe(expected);
  });
});
