/**
 * The table that a student sees first: each requirement with its mark and points, by assignment,
 * and the total. A narrow terminal gets the titles without the ids.
 */
import { requirementOf } from '../../harness/handout/requirements.ts';
import type { RequirementResult, SubmissionResult } from '../../harness/grade/results.ts';
import { formatNumber, formatScore, standingOf } from '../score.ts';
import { markOf, paintOf } from '../terminal/marks.ts';
import type { Style } from '../terminal/style.ts';
import { drawTable } from '../terminal/table.ts';
import type { Row } from '../terminal/table.ts';

/** Lines of one width; only the requirements that the submission holds. */
export function renderRequirementTable(submission: SubmissionResult, style: Style): string[] {
  const { requirements, score, maxScore } = submission;
  const isGraded = submission.status === 'graded';
  const lines = [
    ...assignments.flatMap(({ prefix, name, handout }) => {
      const results = requirements.filter(({ id }) => id.startsWith(prefix));
      return results.length === 0
        ? []
        : [
            headingOf(name, handout, isGraded ? subtotalOf(results) : '', style),
            ...results.map((each) => lineOf(each, style)),
          ];
    }),
    isGraded
      ? headingOf('Total', 'points', formatScore(score, maxScore), style)
      : headingOf('Not graded', '', '', style),
    ...markOfCourse(submission, style),
  ];
  return style.width < narrow ? drawNarrow(lines, style) : drawWide(lines, style);
}

/** The names of the two assignments in the handout, and their sections. */
const assignments = [
  { prefix: 'add.', name: 'Adding two numbers', handout: 'handout section 3' },
  { prefix: 'file.', name: 'File Transfer', handout: 'handout section 4' },
] as const;

const narrow = 60;
const idWidth = 19;
const betweenColumns = 2;

interface Line {
  readonly isHeading: boolean;
  readonly mark: string;
  /** Requirement id, or the words of a heading. */
  readonly name: string;
  readonly title: string;
  readonly points: string;
  readonly paint: (text: string) => string;
}

function headingOf(name: string, title: string, points: string, { colours }: Style): Line {
  return { isHeading: true, mark: '', name, title, points, paint: colours.bold };
}

/** A mark is shown as soon as it is final. */
function markOfCourse(submission: SubmissionResult, style: Style): Line[] {
  const { mark } = submission;
  if (mark === undefined || standingOf(submission) === 'needs review') return [];
  return [headingOf('Mark', `out of ${formatNumber(mark.of)}`, formatNumber(mark.value), style)];
}

function subtotalOf(results: readonly RequirementResult[]): string {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return formatScore(sum(results.map(({ points }) => points)), sum(results.map(({ maxPoints }) => maxPoints)));
}

function lineOf(result: RequirementResult, style: Style): Line {
  const { id, status } = result;
  return {
    isHeading: false,
    mark: markOf(status, style),
    name: id,
    title: requirementOf(id).title,
    points: pointsOf(result),
    paint: paintOf(status, style),
  };
}

function pointsOf({ status, points, maxPoints, use }: RequirementResult): string {
  if (use !== undefined) return use;
  return status === 'unsupported' ? 'review' : status === 'error' ? 'error' : formatScore(points, maxPoints);
}

function drawWide(lines: readonly Line[], style: Style): string[] {
  const points = widest(lines.map((line) => line.points));
  const room = style.width - 1 - idWidth - points - 3 * betweenColumns;
  const columns = [
    { width: 1 },
    { width: idWidth },
    { width: Math.min(room, widest(lines.map(({ title }) => title))) },
    { width: points, align: 'right' as const },
  ];
  const rows = lines.map(({ isHeading, mark, name, title, points: score, paint }): Row => ({
    ruled: isHeading,
    cells: isHeading
      ? ['', { text: name, paint }, { text: title, paint: style.colours.dim }, { text: score, paint }]
      : [{ text: mark, paint }, name, title, { text: score, paint }],
  }));
  return drawTable(columns, rows, style);
}

function drawNarrow(lines: readonly Line[], style: Style): string[] {
  const points = widest(lines.map((line) => line.points));
  const columns = [
    { width: 1 },
    { width: style.width - 1 - points - 2 * betweenColumns },
    { width: points, align: 'right' as const },
  ];
  const rows = lines.map(({ isHeading, mark, name, title, points: score, paint }): Row => ({
    ruled: isHeading,
    cells: isHeading
      ? ['', { text: name, paint }, { text: score, paint }]
      : [{ text: mark, paint }, title, { text: score, paint }],
  }));
  return drawTable(columns, rows, style);
}

/** Our own words and numbers are ASCII: their length is their width. */
function widest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length));
}
