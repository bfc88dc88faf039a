/**
 * One lost requirement, told so that a student can act on it: what the handout asks, what was done step by step, what came out instead, the
 * likely cause, and the command that repeats just this.
 *
 * The first failing scenario is told in full, the others in one line each. All that the program wrote stands behind a gutter, so that
 * nothing in it can be mistaken for our words.
 */
import { requirementOf } from '../harness/handout/requirements.ts';
import type { Evidence } from '../harness/judge/evidence.ts';
import type { ScenarioResult } from '../harness/grade/results.ts';
import { renderByteDiff } from './byte-diff.ts';
import { quote } from './quoted.ts';
import { renderSteps } from './steps.ts';
import { markOf, paintOf } from './terminal/marks.ts';
import { safeLine, safeSentence } from './terminal/safe-text.ts';
import { shellQuote, shellQuotePath } from './terminal/shell-quote.ts';
import { narrower } from './terminal/style.ts';
import type { Style } from './terminal/style.ts';
import { truncateEnd, wrapHanging, wrapText } from './terminal/text.ts';

/** What the repeating command needs to know. */
export interface Repeat {
  readonly folder: string;
  readonly seed: number;
}

/** Lines for a terminal; all scenarios belong to one requirement and failed. */
export function renderFailure(
  failed: readonly [ScenarioResult, ...ScenarioResult[]],
  repeat: Repeat,
  style: Style,
): string[] {
  const [first, ...others] = failed;
  const body = narrower(style, indent.length);
  const parts = [
    [style.colours.dim((style.unicode ? '─' : '-').repeat(style.width)), ...renderHeading(first, style)],
    ...renderEvidence(first.evidence, body).map(indented),
    indented(['Repeat just this:', ...renderCommand(first, repeat, body)]),
    indented(renderOthers(first, others, body)),
  ];
  return parts.filter((lines) => lines.length > 0).flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
}

const indent = '  ';

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : indent + line));
}

function renderHeading({ requirement, status, reason, hint, evidence }: ScenarioResult, style: Style): string[] {
  const { id, title, handout, asks } = requirementOf(requirement);
  const body = narrower(style, indent.length);
  const paint = paintOf(status, style);
  const { bold } = style.colours;
  const asked = `The handout, ${handout.replace('§', 'section ')}: "${asks}"`;
  // What happened and why come before the evidence: most readers need no more. Often the reason is what was seen, which is said once.
  const told = [
    labelled('Problem', reason, body, bold),
    labelled('Expected', evidence?.expected, body),
    labelled('Actual', evidence?.actual === reason ? undefined : evidence?.actual, body),
    labelled('Likely cause', hint, body, bold),
  ].flat();
  return [
    ...wrapHanging(`${markOf(status, style)} `, `${id}: ${title}`, style.width).map((line) => bold(paint(line))),
    ...wrapHanging(indent, asked, style.width).map(style.colours.dim),
    ...(told.length === 0 ? [] : ['', ...indented(told)]),
  ];
}

function renderEvidence(evidence: Evidence | undefined, style: Style): string[][] {
  if (evidence === undefined) return [];
  const { steps, bytes, screen, errors } = evidence;
  return [
    renderSteps(steps, style),
    bytes === undefined
      ? []
      : renderByteDiff(Buffer.from(bytes.expected, 'base64'), Buffer.from(bytes.actual, 'base64'), style),
    renderOutput('displayed', screen, style),
    renderOutput('wrote on standard error', errors, style),
  ];
}

const labelWidth = 'Likely cause  '.length;

function labelled(label: string, text: string | undefined, style: Style, paint = style.colours.dim): string[] {
  if (text === undefined) return [];
  const first = paint(label) + ' '.repeat(labelWidth - label.length);
  const lines = wrapText(safeSentence(text, style), style.width - labelWidth);
  return lines.map((line, at) => (at === 0 ? first : ' '.repeat(labelWidth)) + line);
}

/** `verb` is what the program did: displayed, or wrote on standard error. */
function renderOutput(verb: string, text: string | undefined, style: Style): string[] {
  if (text === undefined || text.trim() === '') return [];
  const { lines, isCut } = quote(text, style);
  return [`${isCut ? 'The last lines that your program' : 'Your program'} ${verb}:`, ...lines];
}

/** In as few lines as fit; a folder's name is never broken, because the command is to be copied. */
function renderCommand({ id }: ScenarioResult, { folder, seed }: Repeat, style: Style): string[] {
  const command = `datagrade check ${shellQuotePath(folder, style)}`;
  const only = `--only ${shellQuote(id, style)}`;
  const options = [
    [[command, only, `--seed ${seed}`]],
    [[command], [only, `--seed ${seed}`]],
    [[command], [only], [`--seed ${seed}`]],
  ];
  const layouts = options.map((lines) => lines.map((words) => words.join(' ')));
  const room = style.width - indent.length * 2 - ' \\'.length;
  const lines = layouts.find((layout) => layout.every((line) => line.length <= room)) ?? layouts.at(-1) ?? [];
  return lines.map((line, at) => {
    const continued = at < lines.length - 1 ? ' \\' : '';
    return indent.repeat(at === 0 ? 1 : 2) + style.colours.cyan(line + continued);
  });
}

const othersShown = 8;

function renderOthers(first: ScenarioResult, others: readonly ScenarioResult[], style: Style): string[] {
  const lines = others
    .slice(0, othersShown)
    .map((other) => safeLine(`${other.id}${otherReason(other, first)}`, style))
    .map((line) => truncateEnd(`also: ${line}`, style));
  return others.length > othersShown ? [...lines, `also: ${others.length - othersShown} more of this kind`] : lines;
}

function otherReason({ reason }: ScenarioResult, first: ScenarioResult): string {
  if (reason === undefined) return '';
  return reason === first.reason ? ', for the same reason' : `: ${reason}`;
}
