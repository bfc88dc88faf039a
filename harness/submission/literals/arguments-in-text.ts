/**
 * Where a source reads its command line: which argument, in which words, and whether it is turned
 * into a number. Pure, linear, never throws.
 */
import type { Language } from '../program.ts';
import { commandLineNames } from '../read/command-line-name.ts';

export interface ArgumentRead {
  /** 0 is the first argument after the command. */
  readonly position: number;
  /** The names around it: the variable that it is stored in, and the line. */
  readonly words: string;
  readonly isNumber: boolean;
}

export interface ArgumentsRead {
  /** Whether the source looks at its command line in any way. */
  readonly any: boolean;
  readonly positions: readonly ArgumentRead[];
  /** Whether it reads environment variables: datagrade does not know which ones to set. */
  readonly environment?: true;
}

const maxReads = 40;
const maxLine = 300;

const looksAtThem =
  /\bargv\b|\bARGV\b|\bargc\b|\b[gG]et[oO]pt\w*\b|\boptparse\b|\bOptionParser\b|\bcommander\b|\byargs\b|\bclap\b|\$0\b|\bshift\b\s*(?:;|\|\||or\b|\/\/)|@ARGV|\bargparse\b|\bos\.Args\b|\bflag\.(?:Arg|Parse|String|Int)|\benv::args\b|\bparseArgs\b|\bString\s*(?:\[\]|\.\.\.)\s*\w+\s*\)[^{]*\{[\s\S]*\bargs\b|\bstring\s*\[\]\s*args\b|\bclick\.|\bdocopt\b|\bGetCommandLineArgs\b/;

const readsEnvironment =
  /\bprocess\.env\b|\bos\.(?:environ|getenv|Getenv|LookupEnv)\b|\b(?:secure_)?getenv\s*\(|\benv::vars?(?:_os)?\b|\bENV\s*(?:\[|\.fetch\b)|\$ENV\s*\{|\bGetEnvironmentVariables?\b/;

/** An element of the command line by its index; the array begins with the command where said so. */
const elements: readonly (readonly [RegExp, (language: Language) => number])[] = [
  [/(?<![\w.])(?:sys\.)?argv\s*\[\s*(\d)\s*\]/g, (language) => (isScript(language) ? 2 : 1)],
  [/\bprocess\.argv\s*\[\s*(\d)\s*\]/g, () => 2],
  [/\bargs\s*(?:\[\s*|\.Get\(|\.get\(|\.nth\()(\d)\s*[\])]/g, (language) => (language === 'rust' ? 1 : 0)],
  [/\bARGV\s*\[\s*(\d)\s*\]/g, () => 0],
  [/\bos\.Args\s*\[\s*(\d)\s*\]/g, () => 1],
  [/\bflag\.Arg\(\s*(\d)\s*\)/g, () => 0],
  [/\benv::args\(\)\s*\.nth\(\s*(\d)\s*\)/g, () => 1],
];

/** Several at once: `host, port = sys.argv[1:3]`, `const [host, port] = process.argv.slice(2)`. */
const unpacked = [
  /^\s*([\p{L}\w, *]+?)\s*=\s*(?:sys\.)?argv\s*(\[\s*1\s*:)?/gmu,
  /\[([\p{L}\w$, ]+)\]\s*=\s*process\.argv(\.slice\(\s*2\s*\))?/gu,
  /\(([$\p{L}\w, ]+)\)\s*=\s*(@ARGV)/gu,
  /^\s*([\p{L}\w, ]+?)\s*=\s*(ARGV)\b(?!\s*[.[])/gmu,
];

const turnedIntoNumber =
  /\b(?:int|float|Integer|Number|uint16|ushort|atoi|atol|strtol|strtoul|stoi|parseInt|parseLong|Atoi|ToInt32|ToInt16|ParseInt|ParseUint|Convert|htons)\s*[.(]|\.to_i\b|\.parse\b|\bParse\(|\bvalueOf\(/;

export function argumentsInText(text: string, language: Language): ArgumentsRead {
  const positions = new Map<number, ArgumentRead>();
  const note = (read: ArgumentRead): void => {
    const known = positions.get(read.position);
    if (read.position < 0 || read.position > 8 || positions.size > maxReads) return;
    positions.set(read.position, {
      position: read.position,
      words: `${known?.words ?? ''} ${read.words}`.slice(0, maxLine),
      isNumber: known?.isNumber === true || read.isNumber,
    });
  };
  for (const [pattern, baseOf] of elements) {
    for (const match of [...text.matchAll(pattern)].slice(0, maxReads))
      note(readAt(text, match, Number(match[1]) - baseOf(language)));
  }
  const ownNames = commandLineNames(text);
  for (const [name, first] of ownNames) {
    const element = new RegExp(`(?<![\\w.])${name}\\s*\\[\\s*(\\d)\\s*\\]`, 'g');
    for (const match of [...text.matchAll(element)].slice(0, maxReads))
      note(readAt(text, match, Number(match[1]) - first));
  }
  for (const pattern of unpacked)
    for (const match of text.matchAll(pattern)) for (const read of unpack(match, text)) note(read);
  return {
    any:
      looksAtThem.test(text) || [...ownNames.keys()].some((name) => countsArguments(name, text)) || positions.size > 0,
    positions: [...positions.values()].toSorted((a, b) => a.position - b.position),
    ...(readsEnvironment.test(text) && { environment: true }),
  };
}

function isScript(language: Language): boolean {
  return language === 'javascript' || language === 'typescript';
}

function countsArguments(name: string, text: string): boolean {
  return new RegExp(`(?<![\\w.])${name}\\s*\\.\\s*[lL]ength\\b`).test(text);
}

/** The words of the statement around an element, without what it is compared or printed with. */
function readAt(text: string, match: RegExpExecArray, position: number): ArgumentRead {
  const lineStart = text.lastIndexOf('\n', match.index) + 1;
  const before = text.slice(Math.max(lineStart, match.index - 120), match.index);
  const statement = before.slice(before.lastIndexOf(';') + 1);
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40).split(/[\n;]/)[0] ?? '';
  const variable = /([\p{L}_$][\p{L}\w$]*)\s*(?::=|=(?!=))\s*[^=]*$/u.exec(statement)?.[1];
  const call = /([\p{L}_][\p{L}\w.]*)\s*\([^()]*$/u.exec(statement)?.[1] ?? '';
  const near = `${/[\w.]+\s*\(\s*$/.exec(statement)?.[0] ?? ''}${/^\s*\)?\.\w+/.exec(after)?.[0] ?? ''}`;
  return {
    position,
    words: `${variable ?? ''} ${call}`.trim(),
    isNumber: turnedIntoNumber.test(near) || (variable !== undefined && becomesNumber(text, variable)),
  };
}

/** Whether a variable is turned into a number somewhere: `port = int(port)`. */
function becomesNumber(text: string, variable: string): boolean {
  const name = variable.replaceAll('$', '\\$');
  return new RegExp(
    `\\b(?:int|Number|Integer|atoi|stoi|parseInt|Atoi|htons\\(atoi|Integer\\.parseInt|valueOf)\\s*\\(\\s*${name}\\b|(?<![\\w$])${name}\\.to_i\\b`,
  ).test(text);
}

function unpack([, names = '', fromFirst]: RegExpExecArray, text: string): readonly ArgumentRead[] {
  const variables = names.split(',').map((each) => each.trim().replace(/^\*/, ''));
  if (variables.length < 2) return [];
  const skipped = fromFirst === undefined ? 1 : 0;
  const isOfNode = variables[0] === '' && variables[1] === '';
  return variables.slice(isOfNode ? 2 : skipped).map((variable, position) => ({
    position,
    words: variable,
    isNumber: variable !== '' && becomesNumber(text, variable),
  }));
}
