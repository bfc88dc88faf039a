/** The proof as a person reads it: flaws, matrix, worth of scenarios and counts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requirements } from '../../../harness/handout/requirements.ts';
import type { Status } from '../../../harness/judge/evidence.ts';
import type { Flaw, ProgramProof, Proof } from '../../../harness/selftest/proof.ts';
import { renderKillMatrix, renderNotRun } from '../../../reports/kill-matrix.ts';
import { createStyle } from '../../../reports/terminal/style.ts';
import { displayWidth } from '../../../reports/terminal/text.ts';
import { hostileText, unprintable } from '../../property/reports/hostile-text.ts';

const style = createStyle({ colour: false, width: 80, unicode: true });

function program(
  id: string,
  kind: ProgramProof['kind'],
  marks: Readonly<Record<string, readonly [expected: Status, found: Status]>> = {},
): ProgramProof {
  const cells = requirements.map((requirement) => {
    const [expected, found] = marks[requirement.id] ?? (['pass', 'pass'] as const);
    return { requirement: requirement.id, expected, found };
  });
  return { id, kind, cells };
}

const flaw: Flaw = {
  kind: 'missed',
  program: 'unseen',
  requirement: 'file.pair',
  expected: 'fail',
  found: 'pass',
};

const proof: Proof = {
  programs: [
    program('fine', 'right'),
    program('sum-concatenated', 'wrong', { 'add.client.sum': ['fail', 'fail'], 'add.pair': ['blocked', 'blocked'] }),
    program('unseen', 'wrong', { 'file.pair': ['fail', 'pass'] }),
  ],
  flaws: [flaw],
  scenarios: [
    { id: 'add/client/sum/1', confirms: undefined, kills: ['sum-concatenated'], killsAlone: ['sum-concatenated'] },
    { id: 'add/client/sum/2', confirms: 'add/client/sum/1', kills: ['sum-concatenated'], killsAlone: [] },
    { id: 'file/pair/1', confirms: undefined, kills: [], killsAlone: [] },
  ],
};

describe('the kill matrix', () => {
  const text = renderKillMatrix(proof, [proof.scenarios[2]!], style);

  it('has a row for each wrong program, with one mark for what was expected and found', () => {
    expect(text).toMatch(/^sum-concatenated {2}\.\.✗\. \.{5} · {2}\.{5} \.{4} \.$/m);
    expect(text).toMatch(/^unseen {12}\.{4} \.{5} \. {2}\.{5} \.{4} D$/m);
    expect(text).not.toMatch(/^fine/m);
  });

  it('leaves out the marks of an assignment that was not tried, and does not count it', () => {
    const half = program('half', 'wrong', { 'add.pair': ['fail', 'fail'] });
    const cells = half.cells.filter(({ requirement }) => requirement.startsWith('add.'));
    const shown = renderKillMatrix({ ...proof, flaws: [], programs: [{ ...half, cells }] }, undefined, style);
    expect(shown).toMatch(/^half {4,}\.{4} \.{5} ✗\s*$/m);
    expect(shown).toContain('1 program (0 right, 1 wrong), 10 verdicts');
  });

  it('has a row for a right program only where it lost something', () => {
    const lost = program('fine', 'right', { 'add.pair': ['pass', 'fail'] });
    expect(renderKillMatrix({ ...proof, programs: [lost] }, undefined, style)).toMatch(/^fine .*D/m);
  });

  it('says what differs, in words, and counts it', () => {
    expect(text).toContain('D unseen, file.pair: expected fail, found pass (mistake missed)');
    const words = text.replaceAll(/\s+/g, ' ');
    expect(words).toContain('3 programs (1 right, 2 wrong), 60 verdicts: 0 false failures, 1 mistake missed,');
    expect(words).toContain(
      '0 wrong hints, 0 wrong next steps, 0 not decided, 1 scenario that kills no program alone.',
    );
  });

  it('says what each scenario is good for, and how many only confirm', () => {
    expect(text).toContain('What each scenario kills (1 more scenario confirms these):');
    expect(text).toMatch(/^add\/client\/sum\/1 {2}kills 1 program, 1 of them alone \(sum-concatenated\)$/m);
    expect(text).toMatch(/^file\/pair\/1 {7}kills 0 programs, none of them alone$/m);
    expect(renderKillMatrix(proof, undefined, style)).not.toContain('kills no program');
  });

  it('keeps to the width and is inert whatever programs are called', () => {
    const choice = fc.record({
      colour: fc.constant(false),
      width: fc.integer({ min: 40, max: 120 }),
      unicode: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 4 }), choice, (names, chosen) => {
        const hostile: Proof = {
          programs: names.map((id) => program(id, 'wrong', { 'add.pair': ['fail', 'pass'] })),
          flaws: names.map((id) => ({ ...flaw, program: id })),
          scenarios: [{ id: 'add/pair/exchange', confirms: undefined, kills: names, killsAlone: names }],
        };
        for (const line of renderKillMatrix(hostile, [], createStyle(chosen)).split('\n')) {
          expect(line).not.toMatch(unprintable);
          if (!chosen.unicode) expect(line).toMatch(/^[\x20-\x7e]*$/);
          expect(displayWidth(line)).toBeLessThanOrEqual(chosen.width);
        }
      }),
    );
  });
});

describe('what could not be run', () => {
  it('is counted, with what the machine lacks', () => {
    expect(renderNotRun([{}, {}], style)).toBe('');
    expect(
      renderNotRun([{ lacks: 'go' }, {}, { lacks: 'dotnet' }, { lacks: 'go' }], style).replaceAll(/\s+/g, ' '),
    ).toBe(
      '3 programs could not run on this machine and proved nothing. Missing tools: dotnet, go. See datagrade doctor. ',
    );
  });
});
