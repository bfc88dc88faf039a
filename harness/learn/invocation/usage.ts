/**
 * Reads a program's usage message, word by word, as an invocation. Pure.
 *
 * It knows `argparse`, `<host> <port>`, `host:port`, and flags with a value, in English and
 * Portuguese. If it does not understand a required word, it returns nothing: a wrong argument is
 * worse than none.
 */
import { assignmentOf, type ProgramId } from '../../handout/programs.ts';
import type { ArgumentTemplate } from './templates.ts';

/** Where a client that asks for it writes the received file. */
const destinationFile = 'received.out';

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

const meanings: readonly (readonly [RegExp, string])[] = [
  [/^(?:ip|host\w*|server\w*|servidor|address|endere[cç]o)[>"']?:[<"']?(?:port\w*)$/i, '{host}:{port}'],
  [/port|porto|porta/i, '{port}'],
  [
    /^(?:local|dest\w*|out\w*|sa[ií]da|to|save\w*|guardar)|(?:local|dest|out|save)[-_ ]?\w*file|_?(?:destino|local|out)$/i,
    destinationFile,
  ],
  [/file|ficheiro|arquivo|path|caminho|remote/i, '{file}'],
  [/host|\bip\b|^ip|addr|endere[cç]o|m[aá]quina|machine|server|servidor/i, '{host}'],
  [/int(?:eger|eiro)?$|num(?:ber|ero)?|n[uú]mero|value|valor/i, '{number}'],
];

function argumentMeaning(word: string, assignment: 'add' | 'file'): string | undefined {
  const found = meanings.find(([pattern]) => pattern.test(word))?.[1];
  if (found !== undefined) return assignment === 'file' || !isFile(found) ? found : undefined;
  // "Name" means the file in one assignment, and the client's or server's name in the other.
  return /name|nome/i.test(word) ? (assignment === 'file' ? '{file}' : '{name}') : undefined;
}

function isFile(meaning: string): boolean {
  return meaning === '{file}' || meaning === destinationFile;
}
