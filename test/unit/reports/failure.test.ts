import { describe, expect, it } from 'vitest';
import type { ScenarioResult } from '../../../harness/grade/results.ts';
import { renderFailure } from '../../../reports/failure.ts';
import { createStyle } from '../../../reports/terminal/style.ts';

const plain = createStyle({ colour: false, width: 80, unicode: true });
const failed: ScenarioResult = {
  id: 'add/client/exit/1',
  requirement: 'add.client.exit',
  title: 'The client ends',
  status: 'fail',
  reason: 'it still runs',
  durationMs: 1,
};
const rendered = (...scenarios: [ScenarioResult, ...ScenarioResult[]]) =>
  renderFailure(scenarios, { folder: 'my lab', seed: 7 }, plain).slice(1).join('\n');

describe('a failure', () => {
  it('without evidence is told in few lines', () => {
    expect(`\n${rendered(failed)}`).toMatchInlineSnapshot(`
      "
      ✗ add.client.exit: client terminates after the reply
        The handout, section 3: "the client then terminates after releasing any
        created sockets"

        Problem       it still runs

        Repeat just this:
          datagrade check 'my lab' --only add/client/exit/1 --seed 7"
    `);
  });

  it('says once what is both the problem and what was seen', () => {
    const text = rendered({ ...failed, evidence: { steps: [], expected: 'status 0', actual: 'it still runs' } });
    expect(text).toContain('  Problem       it still runs\n  Expected      status 0\n\n');
    expect(text).not.toContain('Actual');
  });

  it('names the others with their own reasons', () => {
    const text = rendered(
      failed,
      { ...failed, id: 'add/client/exit/2' },
      { ...failed, id: 'add/client/exit/3', reason: 'it crashed' },
    );
    expect(text).toMatch(
      / {2}also: add\/client\/exit\/2, for the same reason\n {2}also: add\/client\/exit\/3: it crashed$/,
    );
  });
});
