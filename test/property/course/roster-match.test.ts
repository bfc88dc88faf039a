/** Matching never gives one submission to strangers, never depends on an order, and leaves out nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NamedSubmission } from '../../../harness/course/roster/match/candidates.ts';
import { matchRoster } from '../../../harness/course/roster/match/match-roster.ts';
import type { RosterRow } from '../../../harness/course/roster/roster.ts';
import { countStates } from '../../../harness/grade/account.ts';
import { accountForRoster, accountRowsOf } from '../../../harness/grade/roster-account.ts';
import { runs } from '../../support/property-runs.ts';

const names = ['Ana Silva', 'ana  SILVA', 'Rui Costa', 'Silva Ana', 'Zé'];
const groups = ['', '', 'G1', 'G2', 'Ana Silva'];
const kinds = ['moodle', 'canvas'] as const;
const number = fc.integer({ min: 1, max: 5 }).map(String);

const rows = fc
  .array(
    fc.record({
      names: fc.subarray(names, { maxLength: 1 }),
      email: fc.constantFrom('', 'ana@x', 'rui@x', 'up10002@x'),
      group: fc.constantFrom(...groups),
      platform: fc.option(fc.record({ kind: fc.constantFrom(...kinds), number }), { nil: undefined }),
      hasId: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((drawn) =>
    drawn.map(({ hasId, platform, ...row }, at): RosterRow => ({
      ...row,
      line: at + 2,
      ids: hasId ? [`up1000${at}`] : [],
      ...(platform !== undefined && { platform }),
    })),
  );

const submissions: fc.Arbitrary<readonly NamedSubmission[]> = fc.uniqueArray(
  fc.oneof(
    fc
      .constantFrom('up10000', 'up10002', 'lab up10003', 'up10001_up10002', 'G1', 'Ana Silva', 'rui_costa', 'ana', 'x')
      .map((id) => ({ id })),
    fc
      .record({
        kind: fc.constantFrom(...kinds),
        name: fc.constantFrom(...names, 'G1', 'Participant', 'anasilva'),
        number,
      })
      .map((platform) => ({ id: `${platform.name}_${platform.number}`, platform })),
  ),
  { selector: ({ id }) => id, maxLength: 8 },
);

describe('matching a roster', () => {
  it('gives one submission to one person or to people of one group', () => {
    let shared = 0;
    fc.assert(
      fc.property(rows, submissions, (people, handedIn) => {
        const { rows: matches } = matchRoster({ rows: people }, handedIn);
        const owners = new Map<string, RosterRow[]>();
        for (const each of matches)
          if (each.state === 'matched') owners.set(each.submission, [...(owners.get(each.submission) ?? []), each.row]);
        for (const [, own] of owners) {
          if (own.length < 2) continue;
          shared += 1;
          expect(new Set(own.map(({ group }) => group)).size).toBe(1);
          expect(own[0]?.group).not.toBe('');
        }
      }),
      runs(3000),
    );
    expect(shared).toBeGreaterThan(20);
  });

  it('keeps every row and every submission, and its numbers add up', () => {
    fc.assert(
      fc.property(rows, submissions, (people, handedIn) => {
        const match = matchRoster({ rows: people }, handedIn);
        expect(match.rows.map(({ row }) => row)).toEqual(people);
        const settled = match.rows.flatMap((each) => (each.state === 'matched' ? [each.submission] : []));
        const all = new Set([...settled, ...match.unmatched.map(({ submission }) => submission)]);
        expect(all).toEqual(new Set(handedIn.map(({ id }) => id)));
        expect(match.unmatched.filter(({ submission }) => settled.includes(submission))).toEqual([]);
        const outcomes = new Map(handedIn.map(({ id }) => [id, { state: 'graded' as const }]));
        const account = accountForRoster(match, outcomes, { file: 'r.csv', notes: [] });
        const counts = [...countStates(accountRowsOf(account)).values()];
        expect(counts.reduce((sum, each) => sum + each, 0)).toBe(people.length);
      }),
      runs(1000),
    );
  });

  it('does not depend on the order of rows and submissions: nothing is guessed', () => {
    fc.assert(
      fc.property(rows, submissions, (people, handedIn) => {
        const verdicts = (match: ReturnType<typeof matchRoster>): unknown =>
          match.rows
            .map((each) => `${each.row.line} ${each.state} ${each.state === 'matched' ? each.submission : ''}`)
            .toSorted();
        const there = matchRoster({ rows: people }, handedIn);
        const back = matchRoster({ rows: people.toReversed() }, handedIn.toReversed());
        expect(verdicts(back)).toEqual(verdicts(there));
      }),
      runs(1000),
    );
  });

  it('says that a row handed in nothing only if every submission has its row', () => {
    fc.assert(
      fc.property(rows, submissions, (people, handedIn) => {
        const { rows: matches, unmatched } = matchRoster({ rows: people }, handedIn);
        const lost = unmatched.filter(({ why }) => why === 'nothing in its name is on the roster');
        if (lost.length > 0) expect(matches.filter(({ state }) => state === 'missing')).toEqual([]);
      }),
      runs(1000),
    );
  });
});
