/**
 * What an exploration found: for each program the smallest case that fails, whether its neighbours
 * pass, and the command that repeats it.
 */
import type { Exploration, Failure } from '../harness/explore/findings.ts';
import { causeLabel } from './check/failure/cause-label.ts';
import { renderSteps } from './check/steps.ts';
import { markOf, paintOf } from './terminal/marks.ts';
import { safeLine, safeSentence } from './terminal/safe-text.ts';
import { shellQuote, shellQuotePath } from './terminal/shell-quote.ts';
import { narrower, type Style } from './terminal/style.ts';
import { wrapHanging, wrapText } from './terminal/text.ts';

export interface Search {
  readonly folder: string;
  readonly seed: number;
}

/** The whole report, ending in a newline. */
export function renderExploration(explorations: readonly Exploration[], search: Search, style: Style): string {
  const parts = [...explorations.map((each) => renderOne(each, search, style)), renderEnd(explorations, search, style)];
  return parts.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function renderOne({ area, cases, outcome }: Exploration, search: Search, style: Style): string[] {
  const counted = cases === 1 ? '1 case' : `${cases} cases`;
  switch (outcome.is) {
    case 'nothingFound':
      return heading(
        'pass',
        `${area}: no failure in ${counted}${outcome.cutShort ? ', then the time was over' : ''}`,
        style,
      );
    case 'notExplored':
      return heading('unsupported', `${area}: not explored: ${outcome.reason}`, style);
    case 'failure':
      return [
        ...heading('fail', `${area} fails for ${outcome.about}${neighbours(outcome)}`, style),
        ...wrapHanging('  ', safeSentence(outcome.reason, style), style.width),
        ...(outcome.hint === undefined
          ? []
          : wrapHanging('  ', safeSentence(`${causeLabel()}: ${outcome.hint}`, style), style.width)),
        '',
        ...renderSteps(outcome.evidence.steps, narrower(style, indent.length)).map((line) => indent + line),
        '',
        `${indent}Repeat just this (the smallest failing one of ${counted}):`,
        `${indent.repeat(2)}${style.colours.cyan(`datagrade explore ${shellQuotePath(search.folder, style)} --case ${shellQuote(outcome.id, style)}`)}`,
      ];
  }
}

const indent = '  ';

function heading(status: 'pass' | 'fail' | 'unsupported', text: string, style: Style): string[] {
  const lines = wrapHanging(`${markOf(status, style)} `, safeLine(text, style), style.width);
  return lines.map((line) => style.colours.bold(paintOf(status, style)(line)));
}

/** `; 2047 and 2049 pass`, `; 2049 also fails`. */
function neighbours({ fine, alsoFail }: Failure): string {
  const sentences = [
    ...(fine.length === 0 ? [] : [`${fine.join(' and ')} ${fine.length === 1 ? 'passes' : 'pass'}`]),
    ...(alsoFail.length === 0 ? [] : [`${alsoFail.join(' and ')} also ${alsoFail.length === 1 ? 'fails' : 'fail'}`]),
  ];
  return sentences.map((each) => `; ${each}`).join('');
}

function renderEnd(explorations: readonly Exploration[], { seed }: Search, style: Style): string[] {
  const cases = explorations.reduce((sum, each) => sum + each.cases, 0);
  const failures = explorations.filter(({ outcome }) => outcome.is === 'failure').length;
  const found = failures === 0 ? 'no failure' : failures === 1 ? '1 failure' : `${failures} failures`;
  return wrapText(`${cases} cases, seed ${seed}: ${found}.`, style.width).map(style.colours.bold);
}
