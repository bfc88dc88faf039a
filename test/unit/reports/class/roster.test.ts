/** The account of a roster, as the person who grades reads it. */
import { describe, expect, it } from 'vitest';
import { accountForRoster, hasOpenRows, withoutOwners } from '../../../../harness/grade/roster-account.ts';
import { matchRoster } from '../../../../harness/course/roster/match/match-roster.ts';
import { parseRoster } from '../../../../harness/course/roster/read/parse.ts';
import type { RosterAccount } from '../../../../harness/grade/roster-account-schema.ts';
import { renderRoster } from '../../../../reports/class/roster.ts';
import { createStyle } from '../../../../reports/terminal/style.ts';

const plain = createStyle({ colour: false, width: 80, unicode: true });

function account(
  roster: string,
  states: Readonly<Record<string, 'graded' | 'need a person' | 'unreadable'>>,
): RosterAccount {
  const ids = Object.keys(states);
  const match = matchRoster(
    parseRoster(Buffer.from(roster)),
    ids.map((id) => ({ id })),
  );
  const outcomes = new Map(ids.map((id) => [id, { state: states[id]! }]));
  return accountForRoster(match, outcomes, { file: 'r.csv', notes: [] });
}

describe('the account of a roster', () => {
  it('counts each row once, and names who handed in nothing', () => {
    const rows = account('id,name\nup1,Ana\nup2,Bo\nup3,Eva\n', { up1: 'graded', up2: 'unreadable' });
    expect(renderRoster(rows, plain)).toBe(
      '\nRoster:\n  - Eva (up3), line 4: nothing handed in\n\n3 on the roster = 1 graded + 1 nothing handed in + 1 unreadable\n',
    );
    expect(hasOpenRows(rows)).toBe(false);
  });

  it('says a shared reason once', () => {
    const rows = account('id,name\nup1,Ana\nup2,Bo\n', { lab: 'graded' });
    const text = renderRoster(rows, { ...plain, width: 200 });
    expect(text).toContain('submission lab: needs a person: nothing in its name is on the roster');
    expect(text).toContain('2 rows: needs a person: no submission fits it, and "lab" fits no row of the roster');
    expect(text).toContain('Ana (up1), line 2; Bo (up2), line 3');
    expect(text).toContain('2 on the roster = 2 need a person');
    expect(hasOpenRows(rows)).toBe(true);
  });

  it('leaves a grade without an owner to a person', () => {
    const rows = account('id\nup1\n', { up1: 'graded', lab: 'graded' });
    const settled = withoutOwners(
      [
        { name: 'up1', state: 'graded' },
        { name: 'lab', state: 'graded' },
      ],
      rows,
    );
    expect(settled.map(({ state }) => state)).toEqual(['graded', 'need a person']);
  });

  it('keeps what a cell would do to a terminal out of it', () => {
    const rows = account('id,name\nup1,"\u202e=cmd|x"\n', { up2: 'graded' });
    expect(renderRoster(rows, plain)).not.toContain('\u202e');
  });
});
