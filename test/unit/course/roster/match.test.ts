/** Whose a submission is: by id, e-mail address, group or name, and left to a person if that is not certain. */
import { describe, expect, it } from 'vitest';
import type { NamedSubmission } from '../../../../harness/course/roster/match/candidates.ts';
import { matchRoster } from '../../../../harness/course/roster/match/match-roster.ts';
import { parseRoster } from '../../../../harness/course/roster/read/parse.ts';
import { platformName } from '../../../../harness/submission/intake/class/platform-names.ts';

const folder = (id: string): NamedSubmission => ({ id });

/** As it is named in a download. */
function downloaded(name: string): NamedSubmission {
  const found = platformName(name, !name.endsWith('.py'));
  if (found === undefined) throw new Error(`${name} is not from a platform`);
  return { id: found.owner, platform: found.person };
}

/** One text for each row: its submission and what proves it, or its state with the reason. */
function match(roster: string, submissions: readonly NamedSubmission[]): readonly string[] {
  const { rows } = matchRoster(parseRoster(Buffer.from(roster)), submissions);
  return rows.map((each) => {
    if (each.state === 'matched') return `${each.submission} by ${each.by}`;
    return each.state === 'open' ? `open: ${each.why}` : each.state;
  });
}

describe('a row of a roster', () => {
  it('gets the submission with its id, also if other submissions have its name', () => {
    expect(match('id,name\nup1,Ana\nup2,Bo\n', [folder('UP1'), folder('bo')])).toEqual(['UP1 by id', 'bo by name']);
  });

  it('gets the one with its e-mail address, and the one that contains its id', () => {
    const roster = 'id,email\nup100001,ana@x.pt\nup100002,bo@x.pt\nup100003,c@x.pt\n';
    expect(match(roster, [folder('ana'), folder('bo@x.pt'), folder('up100003-lab')])).toEqual([
      'ana by email',
      'bo@x.pt by email',
      'up100003-lab by id in the name',
    ]);
  });

  it('is not found by a short number within a name', () => {
    expect(match('id\n2\n', [folder('lab 2')])[0]).toContain('open: no submission fits it');
  });

  it('shares the submission of its group, whichever member is named', () => {
    const roster = 'id,name,group\nup1,Ana,G1\nup2,Bo,G1\nup3,Eva,G2\nup4,Gil,G2\n';
    expect(match(roster, [folder('up2'), folder('g2')])).toEqual([
      'up2 by id',
      'up2 by id',
      'g2 by group',
      'g2 by group',
    ]);
  });

  it('is left to a person if its group has several and none is its own', () => {
    expect(match('id,group\nup1,G\nup2,G\nup3,G\n', [folder('up1'), folder('up2')])).toEqual([
      'up1 by id',
      'up2 by id',
      'open: its group has more than one submission: "up1" and "up2"',
    ]);
  });

  it('is left to a person if two rows have the name', () => {
    const why = 'open: the submission "Ana Sá" fits Ana Sá (up1) and Ana Sá (up2)';
    expect(match('id,name\nup1,Ana Sá\nup2,Ana Sá\n', [folder('Ana Sá')])).toEqual([why, why]);
  });

  it('is left to a person if two submissions fit it', () => {
    const [why] = match('id,name\nup1,Ana Sá\n', [folder('up1'), folder('ana_sá')]);
    expect(why).toBe('open: more than one submission fits it: "up1" and "ana_sá"');
  });

  it('is left to a person while a submission is left over that may be its own', () => {
    const roster = 'id,name\nup1,Ana\nup2,Bo\n';
    expect(match(roster, [folder('up1')])).toEqual(['up1 by id', 'missing']);
    expect(match(roster, [folder('up1'), folder('lab')])[1]).toBe(
      'open: no submission fits it, and "lab" fits no row of the roster',
    );
    expect(match(roster, [folder('up1'), { id: 'lab', isEmpty: true }])[1]).toBe('missing');
  });

  it('is not disturbed by a row that repeats it', () => {
    expect(match('id,name\nup1,Ana\nup1,Ana\n', [folder('up1')])[0]).toBe('up1 by id');
  });
});

describe('a download from Moodle', () => {
  const worksheet =
    'Identifier,Full name\nParticipant 11,Ana Sá\nParticipant 12,Ana Sá\nParticipant 13,"Bo D\'Ávila"\n';

  it('tells two people of one name by the number of the participant', () => {
    const names = ['Ana Sá_12_assignsubmission_file', 'Bo DÁvila_13_assignsubmission_file'];
    const [first, second, third] = match(worksheet, names.map(downloaded));
    expect([first, second, third]).toEqual(['missing', 'Ana Sá_12 by id', 'Bo DÁvila_13 by id']);
  });

  it('does not give a person the submission of another one of that name', () => {
    const [why] = match('Identifier,Full name\nParticipant 11,Ana Sá\n', [
      downloaded('Ana Sá_99_assignsubmission_file'),
    ]);
    expect(why).toContain('open: no submission fits it');
  });

  it('does not mistake the number of a group for that of a participant', () => {
    const roster = 'Identifier,Full name,Group\nParticipant 7,Ana Sá,\nParticipant 8,Bo Li,Os Sá\n';
    expect(match(roster, [downloaded('Os Sá_7_assignsubmission_file')])).toEqual(['missing', 'Os Sá_7 by group']);
    expect(match(roster, [downloaded('Equipa_7_assignsubmission_file')])[0]).toContain('open: no submission fits it');
  });

  it('matches blind submissions by number, and names without a number by name', () => {
    const names = ['Participante_11_assignsubmission_file', 'Bo DÁvila_assignsubmission_file'];
    expect(match(worksheet, names.map(downloaded))).toEqual(['Participante_11 by id', 'missing', 'Bo DÁvila by name']);
  });
});

describe('a download from Canvas', () => {
  const gradebook = 'Student,ID,SIS User ID,SIS Login ID,Section\n"Sá, Ana",21,up1,ana,A\n"Li, Bo",22,up2,bo,A\n';

  it('is matched by the number of the user, else by the sortable name', () => {
    expect(match(gradebook, [downloaded('sáana_21_5_client.py'), downloaded('libo_LATE_22_6_client.py')])).toEqual([
      'sáana_21 by id',
      'libo_22 by id',
    ]);
    expect(match('id,name\nup1,"Sá, Ana"\n', [downloaded('sáana_21_5_client.py')])).toEqual(['sáana_21 by name']);
  });

  it('leaves the others open if a submission may be that of a group', () => {
    expect(match(gradebook, [downloaded('grupo7_21_5_client.py')])).toEqual([
      'grupo7_21 by id',
      'open: no submission fits it, and "grupo7_21" may be the work of a group, which the roster does not list',
    ]);
  });
});

describe('a submission without an owner', () => {
  it('is listed with the reason', () => {
    const roster = parseRoster(Buffer.from('id,name\nup1,Ana\nup2,Ana\n'));
    expect(matchRoster(roster, [folder('ana'), folder('x')]).unmatched).toEqual([
      { submission: 'ana', why: 'it fits Ana (up1) and Ana (up2)' },
      { submission: 'x', why: 'nothing in its name is on the roster' },
    ]);
  });
});
