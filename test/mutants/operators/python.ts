/** Mistakes that a student makes in Python. */
import { comparisons, indentOf, isWhole, numbers, otherVariable, swappedArguments } from './both-languages.ts';
import { eachLine, inCode, inTexts, operatorsOf, type SourceLine } from './operator.ts';

const call = /^\s*[\w.]+\(.*\)\s*$/;
const assignment = /^\s*[\w., ]+ [+]?= .*$/;
const transfer = /\.(?:sendto|send|recvfrom|recv|write)\(/;
const print = /^\s*print\(/;
const language = 'python';
/** A variable with a name in it, where it is used and not where it gets its value. */
const shownName = /(?<!^\s*(?:async )?def .*)(?<![\w.])\w*[nN](?:ame|ome|AME|OME)\w*(?=[,)}])(?!, [\w, ]+ = )/;
const notVariables =
  /^(?:print|int|str|len|flush|end|sep|file|sys|True|False|None|socket|sock|s|f|json|struct|pickle|if|else|and|or|not|for|in|with|as|open|return|await|import|from|lambda|b|r|e)$/;

function removed(line: SourceLine, statement: RegExp): string | undefined {
  return isWhole(line, statement) ? `${indentOf(line.text)}pass` : undefined;
}

function doubled(line: SourceLine, statement: RegExp): string | undefined {
  return isWhole(line, statement) ? `${line.text}\n${line.text}` : undefined;
}

function followedBy(line: SourceLine, statement: RegExp, next: string): string | undefined {
  return isWhole(line, statement) ? `${line.text}\n${indentOf(line.text)}${next}` : undefined;
}

/** Whether a line is in the block of a loop, and in the same function as its head. */
function isInLoop({ text, at, all }: SourceLine): boolean {
  let depth = indentOf(text).length;
  for (const above of all.slice(0, at).toReversed()) {
    if (above.trim() === '' || indentOf(above).length >= depth) continue;
    if (/^\s*(?:async )?(?:def|class) /.test(above)) return false;
    if (/^\s*(?:async )?(?:for|while) /.test(above)) return true;
    depth = indentOf(above).length;
  }
  return false;
}

/** The last line of a block moves out of it, if another one is left in the block. */
function movedOut({ text, code, at, all }: SourceLine): string | undefined {
  const next = all.slice(at + 1).find((each) => each.trim() !== '');
  const before = all.slice(0, at).findLast((each) => each.trim() !== '');
  const isStatement = call.test(code) || assignment.test(code);
  if (next === undefined || before === undefined || !isStatement || /^\s*(?:el|except|finally)/.test(next))
    return undefined;
  const isLast = indentOf(next).length < indentOf(text).length && indentOf(before).length >= indentOf(text).length;
  return isLast ? indentOf(next) + text.trim() : undefined;
}

/** The first line behind a block moves into it. */
function movedIn({ text, code, at, all }: SourceLine): string | undefined {
  const before = all.slice(0, at).findLast((each) => each.trim() !== '');
  if (before === undefined || !/^\s*[\w.]+\(.*\)\s*$|^\s*\w+ = /.test(code)) return undefined;
  const isDeeper =
    indentOf(before).length > indentOf(text).length && !/^\s*(?:return|break|continue|raise|sys\.exit)/.test(before);
  return isDeeper ? indentOf(before) + text.trim() : undefined;
}

/** A condition of two parts loses one of them. */
const halfConditions = eachLine(language, ({ text, code }) => {
  const parts = /^(\s*(?:if|while|elif) )(.+?) (?:or|and) (.+):\s*$/.exec(code);
  const range = /(?<low>-?\w+) (?<first><=?) (?<value>[\w.]+(?:\(\w+\))?) (?<second><=?) (?<high>\w+)/d.exec(code);
  if (range?.indices !== undefined) {
    const [start, end] = range.indices[0] ?? [0, 0];
    const { low, first, value, second, high } = range.groups ?? {};
    return [`(${low} ${first} ${value})`, `(${value} ${second} ${high})`].map(
      (half) => text.slice(0, start) + half + text.slice(end),
    );
  }
  const [, head, left, right] = parts ?? [];
  return parts === null || code !== text ? undefined : [`${head}${left}:`, `${head}${right}:`];
});

export const pythonOperators = operatorsOf(language, {
  ...comparisons(language),
  ...numbers(language),
  'and for or': inCode(language, /\b(and|or)\b/, ([word]) => (word === 'and' ? 'or' : 'and')),
  'half of a condition': halfConditions,
  'removed call': eachLine(language, (line) =>
    print.test(line.code) || transfer.test(line.code) ? undefined : removed(line, call),
  ),
  'removed print': eachLine(language, (line) => removed(line, print)),
  'removed send, receive or write': eachLine(language, (line) =>
    transfer.test(line.code) ? removed(line, call) : undefined,
  ),
  'removed assignment': eachLine(language, (line) => removed(line, assignment)),
  'removed break or continue': inCode(language, /\b(?:break|continue)\b/, () => 'pass'),
  'doubled send or write': eachLine(language, (line) => (transfer.test(line.code) ? doubled(line, call) : undefined)),
  'early break': eachLine(language, (line) =>
    transfer.test(line.code) && isInLoop(line) ? followedBy(line, /^\s/, 'break') : undefined,
  ),
  'early exit': eachLine(language, (line) =>
    followedBy(line, /^\s*(?:print|[\w.]*\.(?:sendto|write|close))\(/, 'raise SystemExit'),
  ),
  'exit with an error': eachLine(language, ({ text, at, all }) =>
    at === all.length - 1 ? `${text}\nraise SystemExit(1)` : undefined,
  ),
  'other receive buffer': inCode(language, /(recv(?:from)?\()([^()]+)(?=\))/, ([, head = '']) => [
    `${head}1024`,
    `${head}16`,
    `${head}2047`,
  ]),
  'other read size': inCode(language, /(\.read\()(\w+)(?=\))/, ([, head = '']) => [`${head}1024`, `${head}4096`, head]),
  'other mode of open': inTexts(language, /(["'])(wb|rb)\1/, ([, , mode]) =>
    mode === 'rb' ? ["'r'"] : ["'ab'", "'w'", "'r+b'"],
  ),
  'text mode': inTexts(
    language,
    /open\((.+), (["'])(rb|wb)\2\)/,
    ([, name, , mode]) => `open(${name}, '${mode?.[0] ?? 'r'}', encoding='latin-1')${mode === 'rb' ? '.buffer' : ''}`,
  ),
  'stripped content': inCode(language, /(\.write\()(\w+)(?=\))|\.read\(\w*\)/, ([whole, head, data]) =>
    head === undefined
      ? [`${whole}.rstrip()`, `${whole}.lstrip()`]
      : [`${head}${data}.strip()`, `${head}${data}.rstrip(b'\\0')`],
  ),
  'changed content': inCode(language, /(\.write\()(\w+)(?=\))/, ([, head, data]) => [
    `${head}${data}.replace(b'\\r\\n', b'\\n')`,
    `${head}${data}[:-1]`,
  ]),
  'other decoding': inCode(language, /\.decode\([^()]*\)/, () => [".decode('ascii', 'ignore')", ".decode('latin-1')"]),
  'other byte order': inTexts(language, /(["'])([!>])(?=[\w?]+\1)|(["'])(big)(?=\3)/, ([, quote, , other]) =>
    other === undefined ? `${quote}<` : `${other}little`,
  ),
  'swapped arguments': swappedArguments(language),
  'other variable displayed': otherVariable(language, /print\(/, notVariables),
  'other variable sent': otherVariable(
    language,
    /sendto?\(|encode\(|pack\(|dumps\(|message = |reply = |msg = /,
    notVariables,
  ),
  'own conversion lost': inCode(language, /\bint\(/, () => '('),
  'absolute value': inCode(language, /\bint\(([^()]*(?:\([^()]*\))?[^()]*)\)/, ([whole]) => `abs(${whole})`),
  'other address': inCode(language, /(\.sendto\(.*, )(\w+)(?=\)\s*$)/, ([, head, address]) => [
    `${head}(${address}[0], ${address}[1] + 1)`,
    `${head}('127.0.0.2', ${address}[1])`,
  ]),
  'first address kept': inCode(
    language,
    /^(\s*)(\w+), (\w+) = (.*\.recvfrom\(.*\))\s*$/,
    ([whole, indent, , address]) => `${whole}\n${indent}${address} = globals().setdefault('kept', ${address})`,
  ),
  'first data kept': inCode(
    language,
    /^(\s*)(\w+)(?:, \w+)? = (.*\.recv(?:from)?\(.*\))\s*$/,
    ([whole, indent, data]) => `${whole}\n${indent}${data} = globals().setdefault('kept', ${data})`,
  ),
  'loop ends': inCode(language, /\bwhile True:/, () => [
    'for _ in range(1):',
    'for _ in range(2):',
    'for _ in range(4):',
  ]),
  'loop does not end': inCode(language, /\bwhile (?!True)[^:]+:\s*$/, () => 'while True:'),
  'moved out of a block': eachLine(language, movedOut),
  'moved into a block': eachLine(language, movedIn),
  'changed name': inCode(language, shownName, ([name]) => [`${name}[:-1]`, `${name}.upper()`, `${name}.split()[0]`]),
  'extra byte': inCode(language, /(\.sendto\()([\w.]+(?:\(\))?)(?=, )/, ([, head, data]) => [
    `${head}${data} + b'\\0'`,
    `${head}${data}[:-1]`,
  ]),
  'other end of file': inCode(language, /len\((\w+)\) (?:<|!=|==) [\w.]+/, ([, data]) => [
    `not ${data}`,
    `len(${data}) < 1024`,
  ]),
  'other range of integers': inCode(language, /(randint|randrange)\([^()]*\)/, ([, name]) => [
    `${name}(0, 250)`,
    `${name}(100, 120)`,
  ]),
  'standard error': eachLine(language, ({ text, code }) =>
    /^\s*print\(.+\)\s*$/.test(code) && !code.includes('file=')
      ? text.replace(/\)\s*$/, ", file=__import__('sys').stderr)")
      : undefined,
  ),
});
