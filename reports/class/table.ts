/**
 * A whole class at a glance, for the person who grades: a warning if most submissions have the same
 * outcome, a line for each submission, a mark for each requirement, the summary and a legend.
 *
 * Lines keep the order of the run. Marks differ in shape, not only in colour. On a narrow terminal
 * the marks move together; on a very narrow one they get a line of their own.
 */
import type { Run, SubmissionResult } from '../../harness/grade/results.ts';
import { headingLines, joinMarks, marksWidth } from './mark-columns.ts';
import type { AssignmentPrefix, Spacing } from './mark-columns.ts';
import { renderCommonOutcomes } from './common-outcomes.ts';
import { renderLegend, renderSummary } from './summary.ts';
import { renderNotes } from '../notes.ts';
import { formatOutcome, standingOf, triedRequirements } from '../score.ts';
import { markOf, notTriedMark, paintOf } from '../terminal/marks.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Paint, Style } from '../terminal/style.ts';
import { drawTable } from '../terminal/table.ts';
import type { Cell, Row } from '../terminal/table.ts';
import { displayWidth, truncateMiddle } from '../terminal/text.ts';

/** The whole report, ending in a newline. */
export function renderClass(run: Run, style: Style): string {
  const layout = chooseLayout(run.submissions, style);
  const table =
    layout.spacing === undefined
      ? drawStacked(run.submissions, layout, style)
      : drawFlat(run.submissions, layout, style);
  const parts = [
    renderCommonOutcomes(run.submissions, style),
    table,
    renderSummary(run.submissions, style),
    renderLegend(run.submissions, style),
    renderNotes('About this machine', run.environment.notes, style),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

const prefixes: readonly AssignmentPrefix[] = ['add.', 'file.'];
const assignmentNames = { 'add.': 'Adding two numbers', 'file.': 'File Transfer' } as const;
const betweenColumns = 2;
const idHeading = 'submission';

interface Layout {
  readonly idWidth: number;
  readonly scoreWidth: number;
  /** Undefined: the marks do not fit beside the id. */
  readonly spacing: Spacing | undefined;
}

function chooseLayout(submissions: readonly SubmissionResult[], style: Style): Layout {
  const scoreWidth = Math.max('score'.length, ...submissions.map((each) => formatOutcome(each).length));
  const wanted = Math.max(idHeading.length, ...submissions.map(({ id }) => displayWidth(safeLine(id, style))));
  for (const spacing of ['wide', 'close'] as const) {
    const marks = prefixes.reduce((sum, prefix) => sum + betweenColumns + marksWidth(prefix, spacing), 0);
    const room = style.width - scoreWidth - betweenColumns - marks;
    if (room >= idHeading.length) return { idWidth: Math.min(wanted, room), scoreWidth, spacing };
  }
  return { idWidth: style.width - scoreWidth - betweenColumns, scoreWidth, spacing: undefined };
}

function drawFlat(
  submissions: readonly SubmissionResult[],
  { idWidth, scoreWidth, spacing = 'close' }: Layout,
  style: Style,
): string[] {
  const columns = [
    { width: idWidth },
    { width: scoreWidth, align: 'right' as const },
    ...prefixes.map((prefix) => ({ width: marksWidth(prefix, spacing) })),
  ];
  const { bold, dim } = style.colours;
  const names = {
    cells: ['', '', ...prefixes.map((prefix) => ({ text: fittingName(prefix, spacing), paint: bold }))],
    ruled: true,
  };
  const heading = {
    cells: [
      atBottom(idHeading, spacing),
      atBottom('score', spacing),
      ...prefixes.map((prefix) => ({ text: headingLines(prefix, spacing), paint: dim })),
    ],
  };
  const rows = submissions.map((submission, at): Row => ({
    ruled: at === 0,
    cells: [
      idCell(submission, idWidth, style),
      scoreCell(submission, style),
      ...prefixes.map((prefix) => marksCell(submission, prefix, spacing, style)),
    ],
  }));
  return drawTable(columns, [names, heading, ...rows], style);
}

/** A heading of one word is written just above the first row. */
function atBottom(word: string, spacing: Spacing): Cell {
  return { text: headingLines('add.', spacing).map((_, at, { length }) => (at === length - 1 ? word : '')) };
}

function drawStacked(
  submissions: readonly SubmissionResult[],
  { idWidth, scoreWidth }: Layout,
  style: Style,
): string[] {
  const columns = [{ width: idWidth }, { width: scoreWidth, align: 'right' as const }];
  const rows = submissions.flatMap((submission): Row[] => {
    const marks = prefixes.map((prefix) => marksCell(submission, prefix, 'close', style));
    return [
      { cells: [idCell(submission, idWidth, style), scoreCell(submission, style)], ruled: true },
      ...marks.map((cell) => ({ cells: [cell, ''] })),
    ];
  });
  return drawTable(columns, [{ cells: [idHeading, 'score'], ruled: true }, ...rows], style);
}

function fittingName(prefix: AssignmentPrefix, spacing: Spacing): string {
  return spacing === 'wide' ? assignmentNames[prefix] : prefix.slice(0, -1);
}

function idCell({ id }: SubmissionResult, width: number, style: Style): Cell {
  return { text: truncateMiddle(safeLine(id, style), { width, unicode: style.unicode }) };
}

function scoreCell(submission: SubmissionResult, style: Style): Cell {
  return { text: formatOutcome(submission), paint: paintOf(statusLike[standingOf(submission)], style) };
}

const statusLike = { passed: 'pass', failed: 'fail', 'needs review': 'unsupported', 'not graded': 'error' } as const;

function marksCell(submission: SubmissionResult, prefix: AssignmentPrefix, spacing: Spacing, style: Style): Cell {
  const tried = new Set(triedRequirements(submission));
  const cells = submission.requirements
    .filter(({ id }) => id.startsWith(prefix))
    .map((each) =>
      tried.has(each)
        ? { mark: markOf(each.status, style), paint: paintOf(each.status, style) }
        : { mark: notTriedMark, paint: style.colours.dim },
    );
  const text = joinMarks(
    prefix,
    cells.map(({ mark }) => mark),
    spacing,
  );
  return {
    text,
    paint: (line) =>
      paintMarks(
        line,
        cells.map(({ paint }) => paint),
      ),
  };
}

function paintMarks(line: string, paints: readonly Paint[]): string {
  const remaining = [...paints];
  return line.replaceAll(/\S/g, (mark) => (remaining.shift() ?? String)(mark));
}
