/** Mistakes that look alike in Python and in C. */
import type { SourceLanguage } from './code-only.ts';
import { eachLine, inCode, type Mutation, type SourceLine } from './operator.ts';

const opposite: Readonly<Record<string, string>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};
const comparison = /(?<![<>=!\-+*/])(<=?|>=?)(?![<>=])/;

type Mutate = (source: string) => readonly Mutation[];

export function comparisons(language: SourceLanguage): { readonly [name: string]: Mutate } {
  return {
    'other boundary': inCode(language, comparison, ([, sign = '']) => (sign.endsWith('=') ? sign[0] : `${sign}=`)),
    'opposite comparison': inCode(language, comparison, ([, sign = '']) => opposite[sign]),
    'opposite equality': inCode(language, /(?<=[\w)\]] ?)(==|!=)/, ([, sign = '']) => opposite[sign]),
  };
}

export function numbers(language: SourceLanguage): { readonly [name: string]: Mutate } {
  const integer = /(?<![\w.])(\d+)(?![\w.])/;
  return {
    'constant plus one': inCode(language, integer, ([, digits]) => String(Number(digits) + 1)),
    'constant minus one': inCode(language, integer, ([, digits]) =>
      digits === '0' ? undefined : String(Number(digits) - 1),
    ),
    'other chunk size': inCode(language, /(?<![\w.])2048(?![\w.])/, () => ['1024', '2000', '4096']),
    'minus for plus': inCode(language, /(?<=[\w)\]]) \+ (?=[\w(])/, () => ' - '),
    'sum in a small integer': inCode(
      language,
      /(?<![\w.])([a-zA-Z_][\w.]*(?:\([\w.]*\))?) \+ ([a-zA-Z_][\w.]*(?:\([\w.]*\))?)/,
      (match) => [`(${match[0]}) % 128`, `(${match[0]}) % 200`],
    ),
  };
}

/** Two simple arguments, or the first two of them, in the other order. */
export function swappedArguments(language: SourceLanguage): Mutate {
  return inCode(language, /(?<=\w)\(([\w.]+), ([\w.]+)(?=[,)])/, ([, first = '', second = '']) =>
    first === second ? undefined : `(${second}, ${first}`,
  );
}

/** On lines that match, each variable becomes another one of those that appear on such lines. */
export function otherVariable(language: SourceLanguage, lines: RegExp, words: RegExp): Mutate {
  return eachLine(language, ({ text, code, all }) => {
    if (!lines.test(code) || isHead(code)) return undefined;
    const known = [
      ...new Set(all.filter((each) => lines.test(each) && !isHead(each)).flatMap((each) => variablesIn(each, words))),
    ];
    return [...code.matchAll(/(?<![\w.·])[a-zA-Z_]\w*(?![\w(·])/g)].flatMap(({ 0: name, index }) => {
      const place = known.indexOf(name);
      if (place === -1 || known.length < 2) return [];
      const others = [known[(place + 1) % known.length], known[(place + 2) % known.length]];
      return others
        .filter((each) => each !== name)
        .map((each) => text.slice(0, index) + String(each) + text.slice(index + name.length));
    });
  });
}

/** The head of a function of Python: its names are parameters. */
function isHead(line: string): boolean {
  return /^\s*(?:async )?(?:def|class) /.test(line);
}

function variablesIn(line: string, words: RegExp): readonly string[] {
  const code = line.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, (text) => computedIn(text));
  return (code.match(/(?<![\w.])[a-zA-Z_]\w*(?![\w(])/g) ?? []).filter((name) => !words.test(name));
}

function computedIn(text: string): string {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => ` ${String(name)} `).join();
}

/** @returns the indentation of a line */
export function indentOf(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? '';
}

/** Whether a line is a statement on its own, so that it may be removed or doubled. */
export function isWhole({ code }: SourceLine, statement: RegExp): boolean {
  const count = (sign: string): number => code.split(sign).length;
  return statement.test(code) && count('(') === count(')') && count('[') === count(']') && count('{') === count('}');
}
