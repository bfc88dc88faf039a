/** What an exploration tells a student. */
import { describe, expect, it } from 'vitest';
import type { Exploration } from '../../../harness/explore/findings.ts';
import { renderExploration } from '../../../reports/exploration.ts';
import { createStyle } from '../../../reports/terminal/style.ts';

const style = createStyle({ colour: false, width: 80, unicode: true });
const search = { folder: 'my lab', seed: 5 };

const failure: Exploration = {
  area: 'file/server',
  cases: 14,
  outcome: {
    is: 'failure',
    id: 'file/server/explored/2048-plainText',
    about: '2048 bytes of plain text',
    reason: 'the datagrams had 2048 bytes',
    hint: 'The last datagram was a full one.',
    evidence: { steps: [{ text: 'the server starts', outcome: 'failed' }], expected: 'right', actual: 'wrong' },
    fine: ['2047', '2049'],
    alsoFail: [],
  },
};

describe('an exploration', () => {
  const text = renderExploration([failure], search, style);

  it('begins with the smallest case that fails, and with its neighbours', () => {
    expect(text).toMatch(/^✗ file\/server fails for 2048 bytes of plain text; 2047 and 2049 pass$/m);
  });

  it('tells reason, hint, steps and the command that repeats it', () => {
    expect(text).toContain('the datagrams had 2048 bytes');
    expect(text).toContain('The last datagram was a full one.');
    expect(text).toMatch(/✗ 1\. the server starts/);
    expect(text).toContain("datagrade explore 'my lab' --case file/server/explored/2048-plainText");
    expect(text).toContain('14 cases, seed 5: 1 failure.');
  });

  it('says where the border is if a neighbour also fails', () => {
    const outcome = { ...failure.outcome, fine: ['1024'], alsoFail: ['1026'] } as Exploration['outcome'];
    const bordered = renderExploration([{ ...failure, outcome }], search, style).replaceAll(/\s+/g, ' ');
    expect(bordered).toContain('; 1024 passes; 1026 also fails');
  });

  it('says that nothing was found, and whether time was over', () => {
    const nothing = (cutShort: boolean): string =>
      renderExploration([{ area: 'add/client', cases: 1, outcome: { is: 'nothingFound', cutShort } }], search, style);
    expect(nothing(false)).toMatch(/^✓ add\/client: no failure in 1 case$/m);
    expect(nothing(true)).toMatch(/in 1 case, then the time was over$/m);
    expect(nothing(true)).toContain('seed 5: no failure.');
  });

  it('says why a half could not be explored', () => {
    const outcome = { is: 'notExplored', reason: 'there is no\u001b[31m client' } as const;
    const told = renderExploration([{ area: 'add/client', cases: 0, outcome }], search, style);
    expect(told).toMatch(/^\? add\/client: not explored: there is no.* client$/m);
    expect(told).not.toContain('\u001b');
  });
});
