/**
 * Reads a program's usage message, word by word, as an invocation. Pure.
 *
 * It knows `argparse`, `<host> <port>`, `host:port`, and flags with a value, in English and
 * Portuguese. If it does not understand a required word, it returns nothing: a wrong argument is
 * worse than none.
 */
import { assignmentOf, type ProgramId } from '../../handout/programs.ts';
import { argumentMeaning } from './argument-meaning.ts';
import { slotFor, type Slot } from './slots.ts';
import type { ArgumentTemplate } from './templates.ts';

/** @param text everything that the program wrote */
export function invocationFromUsage(text: string, id: ProgramId): ArgumentTemplate | undefined {
  for (const words of usageTexts(text)) {
    const form = templateOf(withoutProgram(withoutOptional(words)), id);
    if (form !== undefined && form.length > 0) return form;
  }
  return undefined;
}

/** Whether a usage message says that every argument is optional. */
export function needsNoArguments(text: string): boolean {
  return usageTexts(text).some((usage) => usage.includes('[') && withoutProgram(withoutOptional(usage)).length === 0);
}

const label = /\b(?:usage|uso|utiliza[cç][aã]o|sintaxe|syntax|arguments?|argumentos?)\b[^:\n]{0,8}:[ \t]*/i;

/**
 * The text after each label, with the indented lines below it, because argparse breaks long usages.
 */
function usageTexts(text: string): readonly string[] {
  const lines = text.slice(0, 20_000).split(/\r?\n/);
  return lines.flatMap((line, at) => {
    const found = label.exec(line);
    if (found === null) return [];
    const end = lines.findIndex((each, index) => index > at && !/^[ \t]+\S/.test(each));
    const afterLabel = line.slice(found.index + found[0].length);
    const below = lines.slice(at + 1, end === -1 ? undefined : end);
    return [[afterLabel, ...below].join(' ')];
  });
}

/**
 * Without everything in square brackets, also nested ones: `[--name NAME]`, `[host [port]]`. It is
 * optional.
 */
function withoutOptional(usage: string): string {
  for (let text = usage; ;) {
    const shorter = text.replace(/\[[^[\]]*\]/g, ' ');
    if (shorter === text) return text;
    text = shorter;
  }
}

/**
 * Without the command that starts the program: `python3 client.py`, `java -cp . Client`,
 * `./client`.
 */
function withoutProgram(usage: string): readonly string[] {
  const words = usage
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const isProgram = (word: string): boolean => /\.(?:py|js|mjs|cjs|ts|pl|rb|jar|exe|out)$/i.test(word);
  const last = words.findLastIndex(isProgram);
  if (last !== -1) return words.slice(last + 1);
  const [first = '', second = ''] = words;
  if (/^(?:java|node|python3?|perl|ruby)$/i.test(first)) return words.slice(second.startsWith('-') ? 4 : 2);
  // A first word without a path is the program's name, unless it means an argument.
  return first.includes('/') || argumentMeaning(withoutBrackets(first), 'add') === undefined ? words.slice(1) : words;
}

function templateOf(words: readonly string[], id: ProgramId): ArgumentTemplate | undefined {
  const form: string[] = [];
  const assignment = assignmentOf(id);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    const [flag = '', value] = word.split('=', 2);
    if (!flag.startsWith('-')) {
      const meaning = argumentMeaning(withoutBrackets(word), assignment);
      // A sentence after the usage is not an argument.
      if (meaning === undefined) return /^[.,;(]|^(?:e\.g|example|exemplo)/i.test(word) ? form : undefined;
      form.push(meaning);
      continue;
    }
    const named = value ?? words[at + 1];
    const meaning =
      named === undefined
        ? undefined
        : (argumentMeaning(withoutBrackets(named), assignment) ?? argumentMeaning(flag, assignment));
    if (meaning === undefined) return undefined;
    form.push(...(value === undefined ? [flag, meaning] : [`${flag}=${meaning}`]));
    if (value === undefined) at += 1;
  }
  return form;
}

/** `<host>`, `{HOST}`, `"host"` without the brackets or quotes. */
function withoutBrackets(word: string): string {
  return word.replace(/^[<({"'`]+|[>)}"'`,.;]+$/g, '');
}

/**
 * The arguments that a text seems to ask for, in any words: after the program's own name, after a
 * label, or beginning with a flag or an angle bracket. What is in square brackets is optional.
 *
 * @param program the name of its main file
 * @param given the arguments with which it wrote the text: words of it that it got stay as they are
 */
export function slotsInUsage(
  text: string,
  program: string,
  id: ProgramId,
  given: readonly string[] = [],
): readonly Slot[] | undefined {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => !placeOfError.test(line));
  const stem = program.replace(/\.\w+$/, '');
  const texts = [...usageTexts(text), ...lines.filter((line) => stem.length > 1 && line.includes(stem))];
  const named = texts.map((line) => wordsOfForm(afterProgram(line, stem)));
  const marked = lines.map((line) => wordsOfForm(/(?:^|[\s:(])((?:--?\p{L}|<\p{L}).*)$/u.exec(line)?.[1] ?? ''));
  const last = lines.map((line) => wordsOfForm(/:\s+(\S.*)$/.exec(line)?.[1] ?? ''));
  const isForm = (words: readonly string[]): boolean => words.length > 0 && words.length <= 8;
  const isKnown = (word: string): boolean => argumentMeaning(withoutBrackets(word), assignmentOf(id)) !== undefined;
  const words = [...named, ...marked].find(isForm) ?? last.find((each) => isForm(each) && each.some(isKnown));
  const listed = named.some(isForm) ? [] : slotsOfFlagList(lines, id);
  if (listed.length > 0) return [...given.map((word) => [word]), ...listed];
  return words && slotsOfWords(words, id, new Set(given));
}

/** A line of a traceback: `File "c.py", line 3, in <module>`. */
const placeOfError = /^\s*File ".*", line \d/;

/** A list of flags, one a line, each with the name of its value: required, as far as is known. */
function slotsOfFlagList(lines: readonly string[], id: ProgramId): readonly Slot[] {
  return lines.flatMap((line, at): readonly Slot[] => {
    const [, flag, value = ''] = /^\s+(--?[\w-]+)(?:[ =,]\s*(\S+))?/.exec(line) ?? [];
    if (flag === undefined || value === '' || /^--?h(elp)?$/.test(flag)) return [];
    const below = lines[at + 1] ?? '';
    const words = `${withoutBrackets(value)} ${flag} ${/^\s+-/.test(below) ? '' : below.trim()}`;
    return [[flag], slotFor(words, undefined, id)];
  });
}

/** What follows the program's name, or the whole line without one. */
function afterProgram(line: string, stem: string): string {
  const at = stem === '' ? -1 : line.lastIndexOf(stem);
  return at === -1 ? line : line.slice(at + stem.length).replace(/^\.\w+\b/, '');
}

/** The words up to the end of the sentence or of the form. */
function wordsOfForm(text: string): readonly string[] {
  const form = withoutOptional(text).split(/[.;:!?](?:\s|$)|\s{2,}#|\s[-–—]{1,2}\s/)[0] ?? '';
  const words = (form.match(/--?[\w-]+[= ]<[^<>]*>|<[^<>]*>|\S+/g) ?? []).flatMap((word) =>
    word.startsWith('-') && word.includes('<') ? word.split(/ (?=<)/) : [word],
  );
  return words.filter((word) => /[\p{L}\p{N}]/u.test(word) && !/^["'`)]/.test(word));
}

function slotsOfWords(words: readonly string[], id: ProgramId, given: ReadonlySet<string>): readonly Slot[] {
  return words.flatMap((word, at): readonly Slot[] => {
    if (given.has(word)) return [[word]];
    if (word.startsWith('-')) return [slotOfFlag(word, id)];
    const choice = /^\{(.+)\}$/.exec(word)?.[1]?.split(/[,|]/) ?? [];
    if (choice.length > 0 && argumentMeaning(choice.join(''), assignmentOf(id)) === undefined) return [choice];
    const flag = words[at - 1]?.startsWith('-') === true ? ` ${words[at - 1]}` : '';
    return [slotFor(`${withoutBrackets(word)}${flag}`, undefined, id)];
  });
}

/** `--port=PORT` has its value with it. */
function slotOfFlag(word: string, id: ProgramId): Slot {
  const [flag = '', value] = word.split('=', 2);
  return value === undefined
    ? [flag]
    : slotFor(`${withoutBrackets(value)} ${flag}`, undefined, id).map((each) => `${flag}=${each}`);
}
