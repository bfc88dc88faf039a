/**
 * The choices in a source between several things that a program can do: words that it compares with
 * an argument or with a line typed at its keyboard, and what it does for each of them.
 *
 * Reading only proposes them. Whether a word starts what it seems to start is found out by running.
 * Pure, never throws.
 */
import { elseAfter, extentOf } from './choice-extent.ts';
import { inputOf, type ChoiceInput } from './choice-subject.ts';
import { type Comparison, comparisonsIn, countsIn, listsIn } from './comparisons.ts';
import type { Block } from './outline.ts';
import type { BlockStyle, ProgramText } from './reachable.ts';

export interface Choice {
  /** The alternatives that mean the same, such as `server` and `-s`; empty if no word is needed. */
  readonly words: readonly string[];
  readonly input: ChoiceInput;
  /** What only this choice executes; empty if it is not visible. */
  readonly start: number;
  readonly end: number;
}

/** The choices that one decision of the source offers. */
export interface Decision {
  readonly choices: readonly Choice[];
}

export function decisionsIn({ code, bare, blocks }: ProgramText, style: BlockStyle): readonly Decision[] {
  const found = new Map<string, Choice[]>();
  const add = (key: string, choice: Choice): void => void found.set(key, [...(found.get(key) ?? []), choice]);
  for (const each of comparisonsIn(code)) {
    const input = each.form === 'declared' ? 'argument' : inputOf(each.subject, code);
    if (input === undefined || isNegated(code, each)) continue;
    const covered = extentOf(bare, each, style);
    add(baseOf(each.subject), { words: [each.word], input, ...covered });
    const other = each.form === 'if' ? elseAfter(bare, covered.end, style) : undefined;
    if (other !== undefined) add(baseOf(each.subject), { words: [], input, ...other });
  }
  for (const each of countsIn(code)) {
    const covered = extentOf(bare, each, style);
    const other = elseAfter(bare, covered.end, style);
    if (other === undefined) continue;
    add('number of arguments', { words: [], input: 'argument', ...covered });
    add('number of arguments', { words: [], input: 'argument', ...other });
  }
  const lists = listsIn(code).map(({ subject, words }) => ({ base: baseOf(subject), words }));
  return [...found]
    .map(([base, choices]) => {
      const listed = lists.filter((list) => list.base === base).flatMap(({ words }) => words);
      return { choices: withWordOfElse(withRemainder(merged(choices), bare, blocks), listed) };
    })
    .filter(({ choices }) => choices.length > 1);
}

function isNegated(code: string, { at, after, form }: Comparison): boolean {
  if (form !== 'if') return false;
  const text = code.slice(Math.max(0, at - 12), after);
  return (
    /!=|\bnot\s+in\b|(?:!|\bnot\b)\s*\(?\s*(?!str)[\w."'$]{0,12}$/.test(text.slice(0, 12)) || /\bnot\s+in\b/.test(text)
  );
}

/** `argv` for `sys.argv[1].lower()`: comparisons of one variable are one decision. */
function baseOf(compared: string): string {
  return compared
    .replace(/\.(?:lower|upper|strip|trim|toLowerCase|downcase|ToLower|as_str|as_deref|chomp)\b[^.]*/g, '')
    .trim();
}

/**
 * `if role not in ("serve", "fetch"): …`, and then `if role == "serve": … else: …`: the word that is
 * listed and compared with nothing else is the one of the `else`.
 */
function withWordOfElse(choices: readonly Choice[], listed: readonly string[]): readonly Choice[] {
  const compared = new Set(choices.flatMap(({ words }) => words));
  const rest = [...new Set(listed)].filter((each) => !compared.has(each));
  return rest.length === 1
    ? choices.map((each) => (each.words.length === 0 ? { ...each, words: rest } : each))
    : choices;
}

/** Choices that cover the same text are one choice with several words. */
function merged(choices: readonly Choice[]): readonly Choice[] {
  const found: Choice[] = [];
  for (const each of choices) {
    const same = found.findIndex(
      (other) => other.start === each.start && other.end === each.end && each.end > each.start,
    );
    const other = found[same];
    const twin = found.find(({ words }) => each.words.length > 0 && each.words.every((one) => words.includes(one)));
    if (other !== undefined) found[same] = { ...other, words: [...new Set([...other.words, ...each.words])] };
    else if (twin === undefined) found.push(each);
    else if (twin.end === twin.start) found[found.indexOf(twin)] = { ...each, words: twin.words };
  }
  return found;
}

/**
 * `if mode == "server": serve(); return`, and everything below it: the only choice leaves the
 * function, so that the remainder of the function is the other one.
 */
function withRemainder(choices: readonly Choice[], bare: string, blocks: readonly Block[]): readonly Choice[] {
  const [only, other] = choices;
  if (only === undefined || other !== undefined || only.end <= only.start) return choices;
  if (!/\b(?:return|exit|quit|_exit|Exit|die)\b/.test(bare.slice(only.start, only.end))) return choices;
  const around = blocks.findLast((block) => block.start < only.start && block.end >= only.end);
  return [only, { words: [], input: only.input, start: only.end, end: around?.end ?? bare.length }];
}
