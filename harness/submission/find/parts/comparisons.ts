/**
 * Where a source compares something with a word or a small number, in any of the ways that the
 * languages have. Pure, never throws; every pattern is linear.
 */
import { argumentCount } from './choice-subject.ts';

export interface Comparison {
  readonly subject: string;
  readonly word: string;
  readonly at: number;
  /** Where what it covers begins to be searched. */
  readonly after: number;
  readonly form: 'if' | 'case' | 'entry' | 'declared';
}

const word = String.raw`(?:[bruf]?["']([^"'\n]{1,30})["'](?:\.to_string\(\))?|(\d{1,2})(?![\w.]))`;
const subject = String.raw`([A-Za-z_$][\w.$]{0,60}(?:\[[^\]\n]{1,30}\]|\([^()\n]{0,40}\))?(?:\.\w{1,30}(?:\([^()\n]{0,20}\))?){0,3})`;

const equalities: readonly (readonly [RegExp, 'subjectFirst' | 'wordFirst'])[] = [
  [new RegExp(String.raw`${subject}\s*(?:===?|\beq\b|\bis\b)\s*${word}`, 'g'), 'subjectFirst'],
  [new RegExp(String.raw`${word}\s*(?:===?|\beq\b)\s*\*?${subject}`, 'g'), 'wordFirst'],
  [
    new RegExp(
      String.raw`${subject}\s*\.\s*(?:equals|equalsIgnoreCase|Equals|startsWith|startswith|eql\?)\s*\(\s*${word}`,
      'g',
    ),
    'subjectFirst',
  ],
  [new RegExp(String.raw`${word}\s*\.\s*(?:equals|equalsIgnoreCase|Equals)\s*\(\s*${subject}`, 'g'), 'wordFirst'],
  [new RegExp(String.raw`\bstr(?:n|case|ncase)?cmp\s*\(\s*${subject}\s*,\s*${word}`, 'g'), 'subjectFirst'],
  [new RegExp(String.raw`\bstr(?:n|case|ncase)?cmp\s*\(\s*${word}\s*,\s*${subject}`, 'g'), 'wordFirst'],
  [new RegExp(String.raw`${word}\s+(?:not\s+)?in\s+${subject}`, 'g'), 'wordFirst'],
  [
    new RegExp(String.raw`${subject}\s*\.\s*(?:includes|contains|Contains|include\?)\s*\(\s*${word}`, 'g'),
    'subjectFirst',
  ],
];
const membership = new RegExp(
  String.raw`${subject}\s+in\s*[([{]\s*((?:["'][^"'\n]{1,20}["']\s*,?\s*){1,6})[)\]}]`,
  'g',
);
const listOfWords = new RegExp(
  String.raw`${subject}\s+(?:not\s+)?in\s*[([{]\s*((?:["'][^"'\n]{1,20}["']\s*,?\s*){1,6})[)\]}]`,
  'g',
);
const caseLabel = new RegExp(
  String.raw`\b(?:case|when)\s+(?:Some\()?${word}\)?|(?<=^|[{,|\s])(?:Some\()?"([^"\n]{1,30})"\)?\s*(?:\|\s*"[^"\n]{1,30}"\s*)?=>|(?<=^|[{,|\s])(?:Some\()?(\d{1,2})\)?\s*=>`,
  'gm',
);
const switchSubject = /\b(?:switch|match|case)\b\s*\(?\s*([^\n{:]{1,80})/g;
const dispatchEntry =
  /["']([\w-]{1,30})["']\s*(?::|=>)\s*&?(?:lambda\b[^,:\n]{0,30}:\s*)?(?:\([^)\n]{0,20}\)\s*=>\s*)?([A-Za-z_]\w{1,60})/g;
const subcommand = /\badd_parser\s*\(\s*["']([\w-]{1,30})["']/g;
const flag = /\badd_argument\s*\(\s*(?:["']-\w["']\s*,\s*)?["']--([\w-]{1,30})["'][^\n]{0,120}store_true/g;
const listedChoices = /\bchoices\s*=\s*[([{]([^)\]}\n]{1,120})[)\]}]/g;

export function comparisonsIn(code: string): readonly Comparison[] {
  const found: Comparison[] = [];
  for (const [pattern, order] of equalities) {
    for (const match of code.matchAll(pattern)) {
      const [text, first, second, third] = match;
      const value = order === 'subjectFirst' ? (second ?? third) : (first ?? second);
      const compared = order === 'subjectFirst' ? first : third;
      if (value === undefined || compared === undefined || !isOneValue(compared)) continue;
      found.push({ subject: compared, word: value, at: match.index, after: match.index + text.length, form: 'if' });
    }
  }
  for (const match of code.matchAll(membership)) {
    const first = /["']([^"'\n]{1,20})["']/.exec(match[2] ?? '')?.[1];
    if (first !== undefined)
      found.push({
        subject: match[1] ?? '',
        word: first,
        at: match.index,
        after: match.index + match[0].length,
        form: 'if',
      });
  }
  const switches = [...code.matchAll(switchSubject)];
  for (const match of code.matchAll(caseLabel)) {
    const value = match[1] ?? match[2] ?? match[3] ?? match[4];
    const around = switches.findLast((each) => each.index < match.index && !/^\s*["'\d]/.test(each[1] ?? ''));
    if (value !== undefined && around !== undefined)
      found.push({
        subject: around[1] ?? '',
        word: value,
        at: match.index,
        after: match.index + match[0].length,
        form: 'case',
      });
  }
  return [...found, ...tablesIn(code)].slice(0, 200);
}

/** The words of each list in which, or outside of which, the source expects a value. */
export function listsIn(code: string): readonly { readonly subject: string; readonly words: readonly string[] }[] {
  return [...code.matchAll(listOfWords)].map(([, about = '', items = '']) => ({
    subject: about,
    words: [...items.matchAll(/["']([^"'\n]{1,20})["']/g)].flatMap(([, each]) => each ?? []),
  }));
}

/** Tables of functions, and words that a library for arguments is told. */
function tablesIn(code: string): readonly Comparison[] {
  const found: Comparison[] = [];
  const add = (about: string, value: string, at: number, after: number, form: Comparison['form']): void =>
    void found.push({ subject: about, word: value, at, after, form });
  for (const { 0: text, 1: name = '', index } of code.matchAll(subcommand))
    add('args subcommand', name, index, index + text.length, 'declared');
  for (const { 1: name = '' } of code.matchAll(flag)) {
    const test = new RegExp(String.raw`\bif\s*\(?\s*[\w.]{1,40}\.${name.replaceAll('-', '_')}\b`).exec(code);
    if (test !== null) add('args flag', `--${name}`, test.index, test.index + test[0].length, 'if');
  }
  for (const { 1: list = '', index } of code.matchAll(listedChoices)) {
    for (const each of list.matchAll(/["']([\w-]{1,30})["']/g))
      add(`args ${index}`, each[1] ?? '', index, index, 'declared');
  }
  for (const { 0: text, 1: name = '', 2: called = '', index } of code.matchAll(dispatchEntry)) {
    const isDefined = new RegExp(String.raw`\b(?:def|class|function|fn|func|sub|void|const)\s+${called}\b`).test(code);
    if (isDefined) add('args table', name, index, index + text.length, 'entry');
  }
  return found;
}

/** Neither `strcmp(argv[1], "-l") == 0` nor the number of arguments, which are found by themselves. */
function isOneValue(compared: string): boolean {
  return !/["']/.test(compared) && !argumentCount.test(compared);
}

/** Where the number of arguments decides. */
export function countsIn(code: string): readonly Comparison[] {
  const pattern = new RegExp(
    String.raw`\b(?:if|unless)\b\s*\(?\s*(?:${argumentCount.source})\s*(?:[<>=!]=?=?\s*\d)?`,
    'g',
  );
  return [...code.matchAll(pattern)].map((match) => ({
    subject: 'argv',
    word: '',
    at: match.index,
    after: match.index + match[0].length,
    form: 'if' as const,
  }));
}
