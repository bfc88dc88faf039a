/**
 * A class in two sentences, and a legend for the marks and columns of its table.
 */
import { requirements } from '../../harness/handout/requirements.ts';
import type { SubmissionResult } from '../../harness/grade/results.ts';
import { statusSchema } from '../../harness/judge/evidence.ts';
import { formatNumber, roundTo, standingOf, triedRequirements } from '../score.ts';
import type { Standing } from '../score.ts';
import { markOf, notTriedMark, paintOf, statusMeanings } from '../terminal/marks.ts';
import type { Paint, Style } from '../terminal/style.ts';
import { wrapHanging, wrapText } from '../terminal/text.ts';
import { programsOf } from './mark-columns.ts';

/**
 * How many submissions passed, failed, need review or could not be graded, and the mean of the
 * final scores.
 */
export function renderSummary(submissions: readonly SubmissionResult[], style: Style): string[] {
  const parts = standings
    .map(([standing, words]) => [submissions.filter((each) => standingOf(each) === standing).length, words] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${count === 1 ? words[0] : words[1]}`);
  const counted = submissions.length === 1 ? '1 submission' : `${submissions.length} submissions`;
  const counts = parts.length === 0 ? `${counted}.` : `${counted}: ${parts.join(', ')}.`;
  return [
    ...wrapText(`${counts}${meanOf(submissions)}`, style.width).map(style.colours.bold),
    ...wrapText(mostOftenFailed(submissions), style.width).filter((line) => line !== ''),
  ];
}

/** What each mark means, and which requirement each column is. */
export function renderLegend(submissions: readonly SubmissionResult[], style: Style): string[] {
  const isComplete = submissions.every((each) => triedRequirements(each).length === each.requirements.length);
  const meanings = statusSchema.options.map((status) => ({
    mark: markOf(status, style),
    meaning: statusMeanings[status],
    paint: paintOf(status, style),
  }));
  const notTried = { mark: notTriedMark, meaning: 'not tried in this run', paint: style.colours.dim };
  return [
    ...flow(isComplete ? meanings : [...meanings, notTried], style.width),
    '',
    'Columns, from left to right:',
    ...columnLegend.flatMap((line) => wrapHanging(...line, style.width)),
  ];
}

interface MarkMeaning {
  readonly mark: string;
  readonly meaning: string;
  readonly paint: Paint;
}

/** As many in each line as fit. */
function flow(meanings: readonly MarkMeaning[], width: number): string[] {
  const gap = '   ';
  const lines: string[] = [];
  let room = 0;
  for (const { mark, meaning, paint } of meanings) {
    const text = `${paint(mark)} ${meaning}`;
    const needed = gap.length + 2 + meaning.length;
    const fits = needed <= room;
    lines.push(fits ? `${lines.pop() ?? ''}${gap}${text}` : text);
    room = (fits ? room : width + gap.length) - needed;
  }
  return lines;
}

const columnLegend = (['add.', 'file.'] as const).flatMap(programsOf).map(({ program, names }) => {
  const isRequirement = program.endsWith('.pair');
  return [`  ${program}`.padEnd(15), isRequirement ? 'both programs together' : names.join(', ')] as const;
});

/** Words for one submission and for several. */
const standings: readonly (readonly [Standing, readonly [string, string]])[] = [
  ['passed', ['passed everything', 'passed everything']],
  ['failed', ['failed something', 'failed something']],
  ['needs review', ['needs review', 'need review']],
  ['not graded', ['not graded', 'not graded']],
];

const oftenShown = 3;

/** What a teacher may want to explain again. */
function mostOftenFailed(submissions: readonly SubmissionResult[]): string {
  const counts = requirements
    .map(
      ({ id }) =>
        [
          id,
          submissions.filter((each) => each.requirements.some((one) => one.id === id && one.status === 'fail')).length,
        ] as const,
    )
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a);
  const shown = counts
    .slice(0, oftenShown)
    .map(([id, count], at) => `${id} (${count}${at > 0 ? '' : count === 1 ? ' submission' : ' submissions'})`);
  return shown.length === 0 ? '' : `Failed most often: ${shown.join(', ')}.`;
}

/** In percent, because a rubric may set other maxima. A score that needs review is left out. */
function meanOf(submissions: readonly SubmissionResult[]): string {
  const final = submissions.filter((each) => ['passed', 'failed'].includes(standingOf(each)) && each.maxScore > 0);
  if (final.length === 0) return '';
  const percent = final.reduce((sum, { score, maxScore }) => sum + (100 * score) / maxScore, 0) / final.length;
  const of = final.length === submissions.length ? '' : ` (of ${final.length} with a final score)`;
  return ` Mean score: ${formatNumber(roundTo(percent, 1))}%${of}.`;
}
