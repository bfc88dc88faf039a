import { describe, expect, it } from 'vitest';
import { CourseError } from '../../../../harness/course/course.ts';
import { parseCourse } from '../../../../harness/course/file/parse.ts';
import { courseTemplate } from '../../../../harness/course/file/template.ts';
import { defaultRubric } from '../../../../harness/grade/points.ts';

const parsed = (text: string) => parseCourse(text, 'course.yaml');
const whole = 'add: 50\n  file: 50\n';

function refusal(text: string): string {
  try {
    parsed(text);
  } catch (error) {
    if (error instanceof CourseError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('a course file', () => {
  it('has the standard rubric if it is the one that init writes, or if it names no rubric', () => {
    expect(parsed(courseTemplate).worths).toEqual(defaultRubric);
    expect(parsed('name: A').worths).toEqual(defaultRubric);
    expect(parsed('').worths).toEqual(defaultRubric);
  });

  it('shares the points of a group among the requirements without a line of their own', () => {
    const { worths } = parsed(
      'rubric:\n  add: 10\n  add.client: advisory\n  add.server.shutdown: 8\n  file: 0\n  file.pair: 2.5\n',
    );
    expect(worths.get('add.client.sum')).toBe('advisory');
    expect(worths.get('add.server.shutdown')).toBe(8);
    expect(worths.get('add.server.reply')).toBe(2);
    expect(worths.get('add.pair')).toBe(2);
    expect(worths.get('file.client.exit')).toBe(0);
    expect(worths.get('file.pair')).toBe(2.5);
  });

  it('gives the hundredths that are left over to the first requirements of a group', () => {
    const { worths } = parsed('rubric:\n  add: 0\n  file.client: 0\n  file.server: 1.03\n  file.pair: 1\n');
    const shares = ['content', 'chunks', 'exact', 'empty'].map((name) => worths.get(`file.server.${name}` as never));
    expect(shares).toEqual([0.26, 0.26, 0.26, 0.25]);
  });

  it('reads the scale and the headings of the roster', () => {
    const { name, scale, columns } = parsed(
      `name: Networks\nscale:\n  of: 20\nroster:\n  columns:\n    id: [Code, Login]\n    group: none\n`,
    );
    expect(name).toBe('Networks');
    expect(scale).toEqual({ of: 20, decimals: 0, rounding: 'half-up' });
    expect(columns).toEqual({ id: ['Code', 'Login'], group: false });
  });

  it('has a hash that depends on the points and the scale only', () => {
    const { hash } = parsed(`rubric:\n  ${whole}`);
    expect(parsed(`name: Other\nrubric: { file: 50, add: 50 } # the same`).hash).toBe(hash);
    expect(parsed(`rubric:\n  ${whole}  add.pair: 4\n`).hash).not.toBe(hash);
    expect(parsed(`rubric:\n  ${whole}scale: { of: 20 }`).hash).not.toBe(hash);
  });

  it.each([
    ['rubic: {}', 'course.yaml:1:1: unknown key "rubic"; did you mean "rubric"? Allowed here: name, rubric, scale and roster'],
    ['rubric:\n  add.server.shutdwn: 3', /^course\.yaml:2:3: unknown key "add\.server\.shutdwn"; did you mean "add\.server\.shutdown"\? Allowed/],
    ['rubric:\n  add: -1', 'course.yaml:2:8: rubric > add must be advisory, or points from 0 to 10000 with at most two decimals; found -1'],
    ['rubric:\n  add: 1.005', 'course.yaml:2:8: rubric > add must be advisory, or points from 0 to 10000 with at most two decimals; found 1.005'],
    ['rubric:\n  add: many', 'course.yaml:2:8: rubric > add must be advisory, or points from 0 to 10000 with at most two decimals; found "many"'],
    ['rubric: 3', 'course.yaml:1:9: rubric must be a mapping; found 3'],
    ['- a', 'course.yaml:1:1: the course file must be a mapping; found ["a"]'],
    ['scale:\n  of: 0', 'course.yaml:2:7: scale > of must be at least 1; found 0'],
    ['scale:\n  of: 20\n  decimals: 3', 'course.yaml:3:13: scale > decimals must be at most 2; found 3'],
    ['scale:\n  of: 20\n  rounding: near', 'course.yaml:3:13: scale > rounding must be half-up, half-even, up or down; found "near"'],
    ['scale:\n  decimals: 1', 'course.yaml:2:3: scale > of must be a whole number; found nothing'],
    ['roster:\n  columns:\n    name: 3', 'course.yaml:3:11: roster > columns > name must be a heading, or none; found 3'],
    ['roster:\n  columns:\n    id: 3', 'course.yaml:3:9: roster > columns > id must be a heading, a list of headings, or none; found 3'],
    ['rubric:\n  add: 100', 'course.yaml:1:1: the rubric does not say how many points file.client.request is worth; add "file.client.request: 0" to leave it out'],
    ['rubric:\n  add: 0\n  file: advisory', 'course.yaml:1:1: no requirement of the rubric is worth any points; give points to at least one'],
    [`rubric:\n  ${whole}  file.server: 0.03`, 'course.yaml:4:3: file.server has too few points to share among 4 requirements; give it at least 0.04, or 0 to leave them out'],
    [`rubric:\n  add: 5\n  add.pair: 1\n  add.client: 4\n  add.server: 4`, 'course.yaml:2:3: add has no requirement left to share its points, because each has a line of its own; remove this line, or one of theirs'],
    ['a: 1\na: 2', 'course.yaml:2:1: Map keys must be unique'],
    ['[', /^course\.yaml:1:2: /],
    ['['.repeat(40), 'cannot parse course.yaml: it is nested more than 32 levels deep, too deep for a course file'],
    ['#'.repeat(40_000), 'cannot parse course.yaml: it has more than 32768 characters, too many for a course file'],
  ])('is refused with the place, what is wrong and what to do: %s', (text, message) => {
    if (typeof message === 'string') expect(refusal(text)).toBe(message);
    else expect(refusal(text)).toMatch(message);
  }); // prettier-ignore
});
