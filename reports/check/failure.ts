/**
 * One lost requirement, for the student who has to mend it.
 *
 * The first screen answers what was wrong, what was expected, the likely cause with what to try,
 * and how to repeat it. The steps, the output and the bytes follow. The first failing scenario is
 * shown in full, the others in a line each.
 */
import type { ScenarioResult } from '../../harness/grade/results.ts';
import { requirementOf } from '../../harness/handout/requirements.ts';
import type { Evidence } from '../../harness/judge/evidence.ts';
import { renderByteDiff } from '../byte-diff.ts';
import { renderDiagnosis } from './failure/diagnosis.ts';
import { renderOthers } from './failure/others.ts';
import { renderOutput } from './failure/output.ts';
import { renderRepeat } from './failure/repeat.ts';
import type { Repeat } from './failure/repeat.ts';
import type { Failure } from '../model/submission-report.ts';
import { renderSteps } from './steps.ts';
import { markOf, paintOf } from '../terminal/marks.ts';
import { narrower } from '../terminal/style.ts';
import type { Style } from '../terminal/style.ts';
import { wrapHanging } from '../terminal/text.ts';

/** Lines for a terminal; none if the requirement failed without a scenario of its own. */
export function renderFailure(
  { number, shown: first, others }: Pick<Failure, 'number' | 'shown' | 'others'>,
  repeat: Repeat,
  style: Style,
): string[] {
  if (first === undefined) return [];
  const body = narrower(style, indent.length);
  const parts = [
    renderHeading(first, number, style),
    renderDiagnosis(first, body).map(indented),
    renderRepeat(first.id, repeat, body).map(indented),
    ...renderEvidence(first, body).map((lines) => lines.map(indented)),
    renderOthers(first, others, body).map(indented),
  ];
  return parts.filter((lines) => lines.length > 0).flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
}

const indent = '  ';

function indented(line: string): string {
  return line === '' ? '' : indent + line;
}

function renderHeading({ requirement, status }: ScenarioResult, number: string, style: Style): string[] {
  const { id, title } = requirementOf(requirement);
  const paint = paintOf(status, style);
  return [
    style.colours.dim((style.unicode ? '─' : '-').repeat(style.width)),
    ...wrapHanging(`${markOf(status, style)} `, `${number} ${id}: ${title}`, style.width).map((line) =>
      style.colours.bold(paint(line)),
    ),
  ];
}

function renderEvidence({ evidence, requirement }: ScenarioResult, style: Style): string[][] {
  if (evidence === undefined) return [];
  const steps = renderSteps(evidence.steps, style);
  return [
    steps.length === 0 ? [] : ['What was done:', ...steps],
    ...renderOutput(evidence, requirement, style),
    renderBytes(evidence.bytes, style),
  ];
}

function renderBytes(bytes: Evidence['bytes'], style: Style): string[] {
  if (bytes === undefined) return [];
  return renderByteDiff(Buffer.from(bytes.expected, 'base64'), Buffer.from(bytes.actual, 'base64'), style);
}
