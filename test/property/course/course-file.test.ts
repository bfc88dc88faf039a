import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CourseError } from '../../../harness/course/course.ts';
import { parseCourse } from '../../../harness/course/file/parse.ts';
import { requirementGroups } from '../../../harness/course/file/schema.ts';
import { requirements } from '../../../harness/handout/requirements.ts';

const points = fc.integer({ min: 10, max: 1_000_000 }).map((hundredths) => hundredths / 100);
const keys = [...requirementGroups, ...requirements.map(({ id }) => id)];
const pieces = [
  'name', 'rubric', 'scale', 'roster', 'columns', 'add', 'add.pair', 'of', 'advisory', 'none', ':', ': ', '\n', '\n  ', '\n    ', '- ', '[', ']',
  '{', '}', ',', '&a ', '*a', '<<: ', '!!binary ', '? ', '|', '"', '#', '---\n', '\t', '1', '1e999', '.nan', '\0', '\uFEFF', '__proto__',
]; // prettier-ignore
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((all) => all.join('')),
  fc
    .dictionary(fc.constantFrom(...keys, '__proto__'), fc.oneof(points, fc.constant('advisory'), fc.jsonValue()))
    .map((rubric) => JSON.stringify({ rubric })),
);

describe('a course file of any text', () => {
  it('is read or refused with the typed error', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        try {
          parseCourse(text, 'course.yaml');
        } catch (error) {
          expect(error).toBeInstanceOf(CourseError);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe('the points of any rubric', () => {
  const own = fc.dictionary(fc.constantFrom(...requirements.map(({ id }) => id)), points, { maxKeys: 6 });
  const hundredths = (values: readonly unknown[]): number =>
    values.reduce<number>((sum, value) => sum + (typeof value === 'number' ? Math.round(value * 100) : 0), 0);

  it('are shared without losing a hundredth, whatever the groups and single lines', () => {
    fc.assert(
      fc.property(points, points, fc.option(points, { nil: undefined }), own, (add, file, server, single) => {
        const lines = { add, file, ...(server !== undefined && { 'add.server': server }), ...single };
        const isUsed = (group: string): boolean =>
          requirements.some(({ id }) => id.startsWith(`${group}.`) && !(id in single));
        fc.pre(isUsed('add.server') || server === undefined);
        const { worths } = parseCourse(JSON.stringify({ rubric: lines }), 'course.yaml');
        expect(worths.size).toBe(requirements.length);
        expect(hundredths([...worths.values()])).toBe(hundredths(Object.values(lines)));
        for (const [id, value] of Object.entries(single)) expect(worths.get(id as never)).toBe(value);
      }),
    );
  });
});
