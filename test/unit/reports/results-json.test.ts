import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { requirements } from '../../../harness/handout/requirements.ts';
import { resultsJsonSchema } from '../../../harness/grade/results-schema.ts';
import { runSchema } from '../../../harness/grade/results.ts';
import type { Run } from '../../../harness/grade/results.ts';
import { renderResults, ResultsContractError } from '../../../reports/results-json.ts';
import { hostileSubmission, rightSubmission, sampleRun } from '../../support/sample-run.ts';

describe('results.json', () => {
  it('can be read back', () => {
    const run = { ...sampleRun, submissions: [...sampleRun.submissions, hostileSubmission] };
    const text = renderResults(run);
    expect(runSchema.parse(JSON.parse(text))).toEqual(JSON.parse(text));
    expect(JSON.parse(text)).toMatchObject({
      submissions: [{ id: 'ana' }, {}, {}, {}, {}, { folder: hostileSubmission.folder }],
    });
  });

  it('begins with what tells it from other files and ends in a newline', () => {
    const text = renderResults(sampleRun);
    expect(text.split('\n').slice(0, 2)).toEqual(['{', '  "schema": "datagrade.results/1",']);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('is the same whatever the order of the keys', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, each]) => [key, reversed(each)]),
      );
    };
    expect(renderResults(reversed(sampleRun) as Run)).toBe(renderResults(sampleRun));
  });

  it('rounds times and scores', () => {
    const scenarios = rightSubmission.scenarios.map((each) => ({ ...each, durationMs: 41.2345 }));
    const text = renderResults({
      ...sampleRun,
      submissions: [{ ...rightSubmission, score: 100 / 3, durationMs: 12.3456, scenarios }],
    });
    const [submission] = JSON.parse(text).submissions;
    expect(submission).toMatchObject({ score: 33.33, durationMs: 12.3 });
    expect(submission.scenarios[0]).toMatchObject({ durationMs: 41.2 });
  });

  it.each([
    ['a requirement that is missing', { requirements: rightSubmission.requirements.slice(1) }],
    ['requirements in another order', { requirements: rightSubmission.requirements.toReversed() }],
    ['a time below zero', { durationMs: -1 }],
    ['a score that is no number', { score: Number.NaN }],
  ])('is never written with %s', (_, change) => {
    const run = { ...sampleRun, submissions: [{ ...rightSubmission, ...change }] };
    expect(() => renderResults(run)).toThrow(ResultsContractError);
  });
});

describe('results.schema.json', () => {
  const written = fileURLToPath(new URL('../../../reports/results.schema.json', import.meta.url));

  it('is what the code says (write it anew with `npx vitest run test/unit/reports -u`)', async () => {
    await expect(`${JSON.stringify(resultsJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(written);
  });

  it('allows more keys everywhere', () => {
    expect(JSON.stringify(resultsJsonSchema())).not.toContain('"additionalProperties":false');
  });

  it('asks for every requirement in the order of the handout', () => {
    const listed = JSON.parse(JSON.stringify(resultsJsonSchema())).properties.submissions.items.properties.requirements;
    expect(listed).toMatchObject({ minItems: 20, maxItems: 20 });
    const places: { properties: { id: { const: string } } }[] = listed.allOf[0].prefixItems;
    expect(places.map(({ properties }) => properties.id.const)).toEqual(requirements.map(({ id }) => id));
  });
});
