/**
 * The command that repeats one failing scenario with the same test values.
 */
import { shellQuote, shellQuotePath } from '../../terminal/shell-quote.ts';
import type { Style } from '../../terminal/style.ts';

/** What the repeating command needs to know. */
export interface Repeat {
  readonly folder: string;
  readonly seed: number;
}

/** In as few lines as fit; a folder's name is never broken, because the command is to be copied. */
export function renderRepeat(scenario: string, { folder, seed }: Repeat, style: Style): string[] {
  const command = `datagrade check ${shellQuotePath(folder, style)}`;
  const only = `--only ${shellQuote(scenario, style)}`;
  const options = [
    [[command, only, `--seed ${seed}`]],
    [[command], [only, `--seed ${seed}`]],
    [[command], [only], [`--seed ${seed}`]],
  ];
  const layouts = options.map((lines) => lines.map((words) => words.join(' ')));
  const room = style.width - indent.length * 2 - ' \\'.length;
  const lines = layouts.find((layout) => layout.every((line) => line.length <= room)) ?? layouts.at(-1) ?? [];
  const shown = lines.map((line, at) => {
    const continued = at < lines.length - 1 ? ' \\' : '';
    return indent.repeat(at === 0 ? 1 : 2) + style.colours.cyan(line + continued);
  });
  return ['Repeat just this:', ...shown];
}

const indent = '  ';
