/**
 * What could be typed at a prompt that is not understood, the likeliest first. Pure.
 */
import type { AnswerName, LineMeaning } from '../../transcript/purpose.ts';
import { valueAskedFor } from '../../engine/keyboard/typist.ts';
import { leaving } from '../../engine/keyboard/choices.ts';
import { showsDefault, showsHostAndPort } from '../../engine/keyboard/shown-default.ts';
import type { Assignment } from '../../handout/programs.ts';
import { destinationFile } from './argument-meaning.ts';

/** A line with `{number}` and the like to fill in. */
export interface KeyboardLine {
  readonly means: LineMeaning;
  readonly line: string;
}

/** @param used values that were typed before, or given as arguments: they come last, unless the words ask for one */
export function candidatesAt(
  prompt: string,
  assignment: Assignment,
  used: ReadonlySet<string>,
): readonly KeyboardLine[] {
  const known = valueAskedFor(prompt, (name) => assignment === 'add' || name !== 'name');
  const values: readonly AnswerName[] =
    assignment === 'add' ? ['number', 'name', 'host', 'port'] : ['file', 'host', 'port'];
  const lines: KeyboardLine[] = [
    ...(showsDefault(prompt) ? [enter] : []),
    ...(showsHostAndPort(prompt) ? [{ means: 'host', line: '{host}:{port}' } as const] : []),
    ...(known === undefined || known === 'name' ? [] : [lineOf(known)]),
    ...namedOptions(prompt),
    ...values.map(lineOf),
    ...severalAtOnce(prompt, assignment),
    ...(assignment === 'file' ? [{ means: 'destination', line: destinationFile } as const] : []),
    enter,
    { means: 'choice', line: '1' },
    { means: 'choice', line: 'y' },
  ];
  const unique = lines.filter((each, at) => lines.findIndex(({ line }) => line === each.line) === at);
  const isLate = ({ line, means }: KeyboardLine): boolean => used.has(line) && means !== known;
  return [...unique.filter((each) => !isLate(each)), ...unique.filter(isLate)];
}

const enter: KeyboardLine = { means: 'acknowledgement', line: '' };

export function lineOf(value: AnswerName): KeyboardLine {
  return { means: value, line: value === 'destination' ? destinationFile : `{${value}}` };
}

/** Two values on one line, with the separator that the prompt itself shows. */
function severalAtOnce(prompt: string, assignment: Assignment): readonly KeyboardLine[] {
  const separator = /[\p{L}>]\s?([,;:/|])\s?[<\p{L}]/u.exec(prompt)?.[1] ?? ' ';
  const pairs: readonly (readonly [LineMeaning, string])[] =
    assignment === 'add'
      ? [
          ['number', `{name}${separator}{number}`],
          ['number', `{number}${separator}{name}`],
          ['host', `{host}${separator === ' ' ? ' ' : ':'}{port}`],
        ]
      : [
          ['host', `{host}${separator === ' ' ? ' ' : ':'}{port}`],
          ['file', `{file}${separator}${destinationFile}`],
        ];
  return pairs.map(([means, line]) => ({ means, line }));
}

/** Options that a prompt lists: "(sum or exit)", "tcp/udp", "'get' | 'quit'". */
function namedOptions(prompt: string): readonly KeyboardLine[] {
  const list =
    /["'([<]?([\p{L}\p{N}]{1,12})["']?(?:\s*[/|,]\s*["']?|\s+(?:or|ou|o|oder|lub|of)\s+["']?)([\p{L}\p{N}]{1,12})["')\]>]?/iu.exec(
      prompt,
    );
  const options = (list?.slice(1) ?? []).filter((word) => !leaving.test(word.toLowerCase()));
  return options.map((line) => ({ means: 'choice', line }));
}
