/**
 * The proof of the grader, for the person who has to trust it.
 *
 * It shows the kill matrix (wrong program × requirement, expected and found in one mark), which
 * programs each scenario kills, each flaw of a verdict, and the counts.
 */
import type {
  Cell as ProofCell,
  Flaw,
  FlawKind,
  ProgramProof,
  Proof,
  ScenarioWorth,
} from '../harness/selftest/proof.ts';
import { headingLines, joinMarks, marksWidth, type AssignmentPrefix } from './class/mark-columns.ts';
import { markOf, paintOf, statusMeanings } from './terminal/marks.ts';
import { safeLine } from './terminal/safe-text.ts';
import type { Paint, Style } from './terminal/style.ts';
import { drawTable, type Cell, type Row } from './terminal/table.ts';
import { displayWidth, truncateMiddle, wrapHanging, wrapText } from './terminal/text.ts';

/**
 * @param idle scenarios that no program needs, though one should; undefined if only a part of a
 *   corpus was graded
 */
export function renderKillMatrix(proof: Proof, idle: readonly ScenarioWorth[] | undefined, style: Style): string {
  const parts = [
    renderMatrix(proof.programs, style),
    renderWorth(proof.scenarios, idle, style),
    renderFlaws(proof.flaws, style),
    renderCounts(proof, idle, style),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** @param count programs of the corpus that were not graded because they are not in its sample */
export function renderLeftOut(count: number, style: Style): string {
  if (count === 0) return '';
  const more = count === 1 ? '1 more program is' : `${count} more programs are`;
  const text = `${more} in the corpus. With --all, the self-test grades ${count === 1 ? 'it' : 'them'} also.`;
  return `${wrapText(text, style.width).join('\n')}\n`;
}

/** @param programs of the corpus; `lacks` is the tool without which one could not run here */
export function renderNotRun(programs: readonly { readonly lacks?: string | undefined }[], style: Style): string {
  const tools = programs.flatMap(({ lacks }) => lacks ?? []);
  if (tools.length === 0) return '';
  const names = [...new Set(tools)].toSorted().join(', ');
  const programCount = tools.length === 1 ? '1 program' : `${tools.length} programs`;
  const text = `${programCount} could not run on this machine and proved nothing. Missing tools: ${names}. See datagrade doctor.`;
  return `${wrapText(safeLine(text, style), style.width).join('\n')}\n`;
}

const prefixes: readonly AssignmentPrefix[] = ['add.', 'file.'];
const betweenColumns = 2;

function renderMatrix(programs: readonly ProgramProof[], style: Style): string[] {
  const rows = programs.filter(({ kind, cells }) => kind === 'wrong' || cells.some(differs));
  if (rows.length === 0) return [];
  const marks = prefixes.map((prefix) => ({ width: marksWidth(prefix, 'close') }));
  const idWidth = Math.min(
    Math.max('program'.length, ...rows.map(({ id }) => displayWidth(safeLine(id, style)))),
    style.width - marks.reduce((sum, { width }) => sum + betweenColumns + width, 0),
  );
  const down = headingLines('add.', 'close').length;
  const heading = {
    cells: [
      { text: Array.from({ length: down }, (_, at) => (at === down - 1 ? 'program' : '')) },
      ...prefixes.map((prefix) => ({ text: headingLines(prefix, 'close'), paint: style.colours.dim })),
    ],
  };
  const table = drawTable(
    [{ width: idWidth }, ...marks],
    [heading, ...rows.map((program, at) => rowOf(program, idWidth, at === 0, style))],
    style,
  );
  return [...table, ...renderLegend(style)];
}

function rowOf({ id, cells }: ProgramProof, width: number, ruled: boolean, style: Style): Row {
  const name = truncateMiddle(safeLine(id, style), { width, unicode: style.unicode });
  return { ruled, cells: [name, ...prefixes.map((prefix) => marksOf(prefix, cells, style))] };
}

function marksOf(prefix: AssignmentPrefix, cells: readonly ProofCell[], style: Style): Cell {
  const own = cells.filter(({ requirement }) => requirement.startsWith(prefix));
  if (own.length === 0) return { text: '' };
  const paints = own.map((cell): Paint => (differs(cell) ? style.colours.magenta : paintOf(cell.found, style)));
  const marks = own.map((cell) =>
    differs(cell) ? differenceMark : cell.found === 'pass' ? quiet : markOf(cell.found, style),
  );
  return { text: joinMarks(prefix, marks, 'close'), paint: (line) => paintMarks(line, paints) };
}

/** A requirement that passed as expected: the others must be easy to see. */
const quiet = '.';
const differenceMark = 'D';

function differs({ expected, found }: ProofCell): boolean {
  return expected !== found;
}

function paintMarks(line: string, paints: readonly Paint[]): string {
  const remaining = [...paints];
  return line.replaceAll(/\S/g, (mark) => (remaining.shift() ?? String)(mark));
}

function renderLegend(style: Style): string[] {
  const asExpected = (['fail', 'blocked', 'unsupported'] as const).map(
    (status) => `${markOf(status, style)} ${statusMeanings[status]}`,
  );
  const text = `As expected: ${quiet} ${statusMeanings.pass}, ${asExpected.join(', ')}. ${differenceMark} means that the verdict differs from the label of the program.`;
  return wrapText(text, style.width);
}

function renderWorth(
  scenarios: readonly ScenarioWorth[],
  idle: readonly ScenarioWorth[] | undefined,
  style: Style,
): string[] {
  const proving = scenarios.filter(({ confirms }) => confirms === undefined);
  const confirming = scenarios.length - proving.length;
  const idWidth = Math.max(...proving.map(({ id }) => id.length), 0) + 2;
  const lines = proving.map((each) => {
    const example = each.killsAlone[0];
    const isIdle = idle?.includes(each) === true;
    const alone = example === undefined ? 'none of them alone' : `${each.killsAlone.length} of them alone (${example})`;
    const text = wrapHanging(
      each.id.padEnd(idWidth),
      safeLine(`kills ${each.kills.length === 1 ? '1 program' : `${each.kills.length} programs`}, ${alone}`, style),
      style.width,
    );
    return isIdle ? text.map(style.colours.red) : text;
  });
  const more = confirming === 1 ? '1 more scenario confirms these' : `${confirming} more scenarios confirm these`;
  const title = wrapText(`What each scenario kills (${more}):`, style.width);
  return proving.length === 0 ? [] : [...title.map(style.colours.bold), ...lines.flat()];
}

const words: Readonly<Record<FlawKind, readonly [one: string, many: string]>> = {
  falseFailure: ['false failure', 'false failures'],
  missed: ['mistake missed', 'mistakes missed'],
  wrongScenario: ['caught in the wrong place', 'caught in the wrong place'],
  wrongHint: ['wrong hint', 'wrong hints'],
  wrongNext: ['wrong next step', 'wrong next steps'],
  undecided: ['not decided', 'not decided'],
};

const flawKinds = Object.keys(words) as readonly FlawKind[];

function renderFlaws(flaws: readonly Flaw[], style: Style): string[] {
  return flaws.flatMap(({ kind, program, requirement, expected, found }) =>
    wrapHanging(
      `${differenceMark} `,
      safeLine(`${program}, ${requirement}: expected ${expected}, found ${found} (${words[kind][0]})`, style),
      style.width,
    ),
  );
}

function renderCounts(
  { programs, flaws, scenarios }: Proof,
  idle: readonly ScenarioWorth[] | undefined,
  style: Style,
): string[] {
  const right = programs.filter(({ kind }) => kind === 'right').length;
  const verdicts = programs.reduce((sum, { cells }) => sum + cells.length, 0);
  const counts = flawKinds.map((kind) => {
    const count = flaws.filter((flaw) => flaw.kind === kind).length;
    return `${count} ${words[kind][count === 1 ? 0 : 1]}`;
  });
  const unneeded =
    idle === undefined || scenarios.length === 0
      ? []
      : [`${idle.length} ${idle.length === 1 ? 'scenario that kills' : 'scenarios that kill'} no program alone`];
  const text = `${programs.length} ${programs.length === 1 ? 'program' : 'programs'} (${right} right, ${programs.length - right} wrong), ${verdicts} verdicts: ${[...counts, ...unneeded].join(', ')}.`;
  return wrapText(text, style.width).map(style.colours.bold);
}
