/**
 * Draws how a program gets its values: as arguments, as flags, or from the keyboard.
 */
import type { Asked, Input, Inputs } from '../model.ts';
import type { Dice } from './dice.ts';
import { capital, type Words } from './words.ts';

export interface Constants {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly destination: string;
}

const nothing: Inputs = { all: [], isJoined: false };

export function drawServerInputs(dice: Dice, words: Words, constants: Constants): Inputs {
  const asked = dice.weigh<readonly Asked[]>([
    [7, []],
    [3, ['port']],
    [1, ['host', 'port']],
  ]);
  if (asked.length === 0) return nothing;
  const from = dice.weigh<Input['from']>([
    [6, 'argument'],
    [2, 'flag'],
    [2, 'prompt'],
  ]);
  return { all: inputsOf(dice, words, constants, asked, from), isJoined: false };
}

/** The integer comes from the keyboard, and the file mostly from an argument. */
export function drawClientInputs(dice: Dice, words: Words, constants: Constants, work: 'number' | 'file'): Inputs {
  const others = dice.weigh<readonly Asked[]>([
    [6, []],
    [3, ['host', 'port']],
    [1, ['port']],
    [1, ['host']],
    [1, ['port', 'host']],
  ]);
  const from = dice.weigh<Input['from']>([
    [6, 'argument'],
    [2, 'flag'],
    [3, 'prompt'],
  ]);
  const extra: readonly Asked[] = dice.chance(0.2) ? [work === 'number' ? 'name' : 'destination'] : [];
  const isArgument = work === 'file' && dice.chance(0.75);
  if (isArgument) {
    const asked = dice.chance(0.5) ? [...others, work, ...extra] : [work, ...others, ...extra];
    return { all: inputsOf(dice, words, constants, asked, from === 'prompt' ? 'argument' : from), isJoined: false };
  }
  const typed: readonly Asked[] = dice.chance(0.5) ? [work, ...extra] : [...extra, work];
  const rest = inputsOf(dice, words, constants, typed, 'prompt');
  const all = [...inputsOf(dice, words, constants, others, from), ...rest];
  const isJoined =
    extra.length > 0 && work === 'number' && dice.chance(0.25) && rest.every(({ fallback }) => fallback === undefined);
  return { all: isJoined ? all.map((each) => (each.what === 'number' ? { ...each, text: '' } : each)) : all, isJoined };
}

function inputsOf(
  dice: Dice,
  words: Words,
  constants: Constants,
  asked: readonly Asked[],
  from: Input['from'],
): readonly Input[] {
  const isOptional = dice.chance(0.35);
  const taken = new Set<string>();
  return asked.map((what, index) => {
    const isLast = asked.slice(index).every((each) => each === 'host' || each === 'port' || each === 'destination');
    const hasFallback =
      what !== 'number' &&
      what !== 'file' &&
      (from === 'flag' ? dice.chance(0.7) : isOptional && (from === 'prompt' || isLast));
    const fallback = hasFallback && what in constants ? String(constants[what as keyof Constants]) : undefined;
    const text =
      from === 'prompt'
        ? prompt(dice, words, what, fallback)
        : from === 'flag'
          ? flag(dice, words, what, taken)
          : words[what];
    const isLine = from === 'prompt' && text !== '' && dice.chance(0.1);
    return { what, from, text, ...(isLine ? { isLine } : {}), ...(fallback === undefined ? {} : { fallback }) };
  });
}

export function drawPrompt(dice: Dice, words: Words, what: Asked): Input {
  return { what, from: 'prompt', text: prompt(dice, words, what, undefined) };
}

function prompt(dice: Dice, words: Words, what: Asked, fallback: string | undefined): string {
  const range = what === 'number' ? dice.pick([' (1-100)', ' [1..100]', '', ' 1 - 100']) : '';
  const shown = fallback === undefined ? '' : dice.pick([` [${fallback}]`, ` (${fallback})`]);
  return dice.weigh([
    [4, `${words.enter} ${words.your} ${words[what]}${range}${shown}: `],
    [2, `${capital(words[what])}${range}${shown}: `],
    [1, `${words[what]}${range}${shown}? `],
    [1, `${words[what]}${range}${shown}> `],
    [what === 'number' && shown === '' ? 0.7 : 0, ''],
  ]);
}

function flag(dice: Dice, words: Words, what: Asked, taken: Set<string>): string {
  const short = `-${words[what].charAt(0)}`;
  const long = `--${words[what]}`;
  const drawn = dice.chance(0.3) && short !== '-h' && !taken.has(short) ? short : long;
  taken.add(drawn);
  return drawn;
}
