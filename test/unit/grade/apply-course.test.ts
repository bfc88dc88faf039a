import { describe, expect, it } from 'vitest';
import { parseCourse } from '../../../harness/course/file/parse.ts';
import { applyCourse } from '../../../harness/grade/apply-course.ts';
import { aggregate, scoreOf, type Rubric } from '../../../harness/grade/points.ts';
import { sampleRun } from '../../support/sample-run.ts';

const run = sampleRun;
const text =
  'name: N\nrubric:\n  add: 30\n  add.server.shutdown: 8.5\n  add.pair: advisory\n  file: 60\n  file.pair: 0\nscale: { of: 20, decimals: 1 }';
const course = parseCourse(text, 'course.yaml');

describe('a run with the points of a course', () => {
  it('gives each submission the points that grading with this rubric would have given', () => {
    const rubric: Rubric = new Map([...course.worths].map(([id, worth]) => [id, worth === 'advisory' ? 0 : worth]));
    const graded = run.submissions.filter(({ scenarios }) => scenarios.length > 0);
    expect(graded.length).toBeGreaterThan(0);
    for (const submission of graded) {
      const [applied] = applyCourse({ ...run, submissions: [submission] }, course).submissions;
      const expected = aggregate(submission.scenarios, rubric);
      expect(applied).toMatchObject(scoreOf(expected));
      expect(applied?.requirements.map(({ points, maxPoints }) => [points, maxPoints])).toEqual(
        expected.map(({ points, maxPoints }) => [points, maxPoints]),
      );
    }
  });

  it('names the rubric, marks what does not count, and keeps every verdict', () => {
    const applied = applyCourse(run, course);
    expect(applied.rubric).toEqual({ name: 'N', hash: course.hash });
    const [first] = applied.submissions;
    expect(first?.requirements.find(({ id }) => id === 'add.pair')?.use).toBe('advisory');
    expect(first?.requirements.find(({ id }) => id === 'file.pair')?.use).toBe('left out');
    expect(first?.requirements.map(({ status }) => status)).toEqual(
      run.submissions[0]?.requirements.map(({ status }) => status),
    );
    expect(first?.mark?.of).toBe(20);
  });

  it('shows nothing of a course that was applied before', () => {
    const standard = parseCourse('', 'course.yaml');
    expect(applyCourse(applyCourse(run, course), standard)).toEqual(applyCourse(run, standard));
  });
});
