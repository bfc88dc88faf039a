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
 * label, or in angle brackets. What stands in square brackets is optional.
 *
 * @param program the name of its main file
 */
export function slotsInUsage(text: string, program: string, id: ProgramId): readonly Slot[] | undefined {
  const lines = text.slice(0, 20_000).split(/\r?\n/);
  const stem = program.replace(/\.\w+$/, '');
  const texts = [...usageTexts(text), ...lines.filter((line) => stem.length > 1 && line.includes(stem))];
  const named = texts.map((line) => afterProgram(line, stem)).filter((words) => words.length > 0);
  const bracketed = lines.map((line) => line.match(/<[^<>\n]{1,40}>/g) ?? []).filter((words) => words.length > 0);
  const words = [...named, ...bracketed].find((each) => each.length <= 8);
  return words && slotsOfWords(words, id);
}

/** The words after the program's name, up to the end of the sentence or of the form. */
function afterProgram(line: string, stem: string): readonly string[] {
  const at = stem === '' ? -1 : line.lastIndexOf(stem);
  const after = at === -1 ? line : line.slice(at + stem.length).replace(/^\.\w+\b/, '');
  const form = withoutOptional(after).split(/[.;:!?](?:\s|$)|\s{2,}#|\s[-–—]{1,2}\s/)[0] ?? '';
  const words = (form.match(/<[^<>]*>|\S+/g) ?? []).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.filter((word) => !/^["'`)]/.test(word));
}

function slotsOfWords(words: readonly string[], id: ProgramId): readonly Slot[] {
  return words.flatMap((word, at): readonly Slot[] => {
    if (word.startsWith('-')) return [[word]];
    const choice = /^\{(.+)\}$/.exec(word)?.[1]?.split(',') ?? [];
    if (choice.length > 1) return [choice];
    const flag = words[at - 1]?.startsWith('-') === true ? ` ${words[at - 1]}` : '';
    return [slotFor(`${withoutBrackets(word)}${flag}`, undefined, id)];
  });
}
