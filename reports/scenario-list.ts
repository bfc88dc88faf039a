/**
 * What `datagrade list` shows: every scenario under the requirement that it decides.
 */
import { requirements } from '../harness/handout/requirements.ts';
import type { RequirementId } from '../harness/handout/requirements.ts';
import { safeLine } from './terminal/safe-text.ts';
import type { Style } from './terminal/style.ts';
import { drawTable } from './terminal/table.ts';
import type { Row } from './terminal/table.ts';
import { displayWidth, wrapText } from './terminal/text.ts';

/** A scenario as the catalogue describes it. */
export interface ListedScenario {
  readonly id: string;
  readonly requirement: RequirementId;
  readonly title: string;
  /** Beyond the handout: reported, but not graded unless a rubric includes it. */
  readonly advisory?: boolean;
}

/**
 * The whole list, with a final newline: requirements in their own order, the scenarios of each as
 * given.
 */
export function renderScenarioList(scenarios: readonly ListedScenario[], style: Style): string {
  const groups = requirements
    .map((requirement) => ({ requirement, members: scenarios.filter((each) => each.requirement === requirement.id) }))
    .filter(({ members }) => members.length > 0);
  const rows = groups.flatMap(({ requirement, members }): Row[] => [
    {
      ruled: true,
      cells: [
        { text: requirement.id, paint: style.colours.bold },
        { text: requirement.title, paint: style.colours.bold },
      ],
    },
    ...members.map((scenario) => rowOf(scenario, style)),
  ]);
  const table = rows.length === 0 ? [] : drawTable(columnsFor(scenarios, style), rows, style);
  return [...table, ...renderFooter(scenarios, style)].map((line) => `${line}\n`).join('');
}

const betweenColumns = 2;
const indent = '  ';
const advisoryNote = ' (advisory)';

function rowOf({ id, title, advisory = false }: ListedScenario, style: Style): Row {
  return { cells: [indent + safeLine(id, style), safeLine(title, style) + (advisory ? advisoryNote : '')] };
}

/** Ids get the width that they need, up to half of the line, because people type them again. */
function columnsFor(scenarios: readonly ListedScenario[], style: Style): { width: number }[] {
  const ids = scenarios.flatMap(({ id, requirement }) => [indent + safeLine(id, style), requirement]);
  const idWidth = Math.min(Math.max(...ids.map(displayWidth)), Math.floor(style.width / 2));
  const titles = [
    ...requirements.map(({ title }) => title),
    ...scenarios.map(({ title }) => safeLine(title, style) + advisoryNote),
  ];
  const room = style.width - idWidth - betweenColumns;
  return [{ width: idWidth }, { width: Math.min(room, Math.max(...titles.map(displayWidth))) }];
}

function renderFooter(scenarios: readonly ListedScenario[], style: Style): string[] {
  if (scenarios.length === 0) return ['No scenario matches.'];
  const advisory = scenarios.filter(({ advisory: isAdvisory = false }) => isAdvisory).length;
  const counted = scenarios.length === 1 ? '1 scenario' : `${scenarios.length} scenarios`;
  const are = advisory === 1 ? '1 of them is' : `${advisory} of them are`;
  const note = advisory === 0 ? '' : ` ${are} advisory: beyond the handout, reported but not graded.`;
  return [
    ...wrapText(`${counted}.${note}`, style.width),
    ...wrapText(
      'To try only some: datagrade check FOLDER --only file/client (an id, or the beginning of ids).',
      style.width,
    ),
  ];
}
