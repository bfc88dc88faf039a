import { describe, expect, it } from 'vitest';
import type { ScenarioResult } from '../../../../harness/grade/results.ts';
import { renderFailure } from '../../../../reports/check/failure.ts';
import { createStyle } from '../../../../reports/terminal/style.ts';

const plain = createStyle({ colour: false, width: 80, unicode: true });
const failed: ScenarioResult = {
  id: 'add/client/exit/1',
  requirement: 'add.client.exit',
  title: 'The client ends',
  status: 'fail',
  reason: 'it still runs',
  durationMs: 1,
};
const rendered = (shown: ScenarioResult, ...others: readonly ScenarioResult[]) =>
  renderFailure({ number: 'F1', shown, others }, { folder: 'my lab', seed: 7 }, plain).slice(1).join('\n');

describe('a failure', () => {
  it('without evidence is told in few lines', () => {
    expect(`\n${rendered(failed)}`).toMatchInlineSnapshot(`
      "
      ✗ F1 add.client.exit: client terminates after the reply

        Problem         it still runs
        Handout         section 3: "the client then terminates after releasing any
                        created sockets"
        Cause           Not known. Compare what your program did with what was
                        expected.

        Repeat just this:
          datagrade check 'my lab' --only add/client/exit/1 --seed 7"
    `);
  });

  it('has a box for each program of a pair', () => {
    const programs = [
      { role: 'server' as const, screen: 'sum 59\n' },
      { role: 'client' as const, errors: 'oops\n' },
    ];
    const evidence = { steps: [], expected: 'one sum', actual: 'no sum', screen: 'sum 59\n\n', programs };
    const text = rendered({ ...failed, id: 'add/pair/1', requirement: 'add.pair', evidence });
    expect(text).toContain('Your server displayed:\n  │ sum 59\n\n  Your client displayed nothing.\n');
    expect(text).toContain('Your client wrote on standard error:\n  │ oops');
  });

  it('does not mention an empty screen if nothing had to be displayed', () => {
    const evidence = { steps: [], expected: 'an end', actual: 'no end', programs: [{ role: 'client' as const }] };
    expect(rendered({ ...failed, evidence })).not.toContain('displayed');
  });

  it.each([
    ['certain', 'Cause         '],
    ['likely', 'Likely cause  '],
    ['possible', 'Possible cause'],
    [undefined, 'Likely cause  '],
  ] as const)('says how sure the cause is (%s)', (hintConfidence, label) => {
    const sure = hintConfidence === undefined ? {} : { hintConfidence };
    expect(rendered({ ...failed, hint: 'The loop has no end.', ...sure })).toContain(
      `  ${label}  The loop has no end.`,
    );
  });

  it('says once what is both the problem and what was seen', () => {
    const text = rendered({ ...failed, evidence: { steps: [], expected: 'status 0', actual: 'it still runs' } });
    expect(text).toContain('  Problem         it still runs\n  Expected        status 0\n  Handout ');
    expect(text).not.toContain('Seen');
  });

  it('names the others with their own reasons', () => {
    const text = rendered(
      failed,
      { ...failed, id: 'add/client/exit/2' },
      { ...failed, id: 'add/client/exit/3', reason: 'it crashed' },
    );
    expect(text).toMatch(
      / {2}Also failed in the same way: add\/client\/exit\/2\.\n {2}Also failed: add\/client\/exit\/3: it crashed$/,
    );
  });

  it('counts failures with the same symptom as failures in the same way', () => {
    const alike = (at: number) => ({ ...failed, id: `add/client/exit/${at}`, symptom: 'x', reason: `reason ${at}` });
    expect(rendered(alike(1), alike(2))).toMatch(/in the same way: add\/client\/exit\/2\.$/);
  });
});
