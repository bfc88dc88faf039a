/**
 * The command lines that a text shows for a program: in a usage message, in the comment at the top
 * of a source, in a README. Pure, linear, never throws.
 *
 * A command line is what follows the program's name, word by word. Alternatives such as
 * `server|client` are several command lines. What is optional is left out.
 */
export type CommandLine = readonly string[];

const mostLines = 5000;
const longestLine = 400;
const mostCommands = 40;
const mostWords = 10;

/** What a source writes in place of its own name. */
const ownName = String.raw`(?:%s|%prog|\$0|\$PROGRAM_NAME|[$#]?\{[^{}\s]{0,40}\})`;
const usageLabel =
  /(?:\busage|\buso|\butili[sz]a(?:tion|[cç][aã]o)|\bsyntaxe?|\bsintaxe?|\baufruf|\bbenutzung|\bgebrauch|\bgebruik|\bbruk|\banv[aä]ndning|\bpou[zž]it[ií]|\bu[zż]ycie|\bkullan[ıi]m|\bhaszn[aá]lat|использование)\s?:\s*/iu;

/**
 * @param names of the program, such as `lab.py`, `lab` and `./cmd/lab`
 * @param isOwn whether the text is the program's own source, so that the word after "usage:" is its name
 */
export function commandLinesIn(text: string, names: readonly string[], isOwn: boolean): readonly CommandLine[] {
  const lines = logicalLines(text);
  const known = new Set(names);
  if (isOwn) for (const line of lines) nameAfterLabel(line)?.forEach((name) => known.add(name));
  const program = programPattern([...known], isOwn);
  const found = new Map<string, CommandLine>();
  for (const line of lines) {
    for (const command of commandsIn(afterProgram(line, program) ?? flagsAlone(line, isOwn), program)) {
      if (found.size >= mostCommands) return [...found.values()];
      found.set(command.join(' '), command);
    }
  }
  return [...found.values()];
}

/** The lines that are displayed: `\n` in a text begins a new one, and a value between two texts is a word. */
function logicalLines(text: string): readonly string[] {
  return text
    .replace(/\\[nr]|%n/g, '\n')
    .replace(/\\t/g, ' ')
    .replace(/["'`]\s{0,4}(?:<<|\+|\.|,)\s{0,4}[\w$.[\]()]{1,40}\s{0,4}(?:<<|\+|\.|,)\s{0,4}["'`]/g, ' %s ')
    .replace(/\\(["'])/g, '$1')
    .split('\n')
    .slice(0, mostLines)
    .map((line) => line.slice(0, longestLine));
}

/** `usage: lab server PORT`: below it, `lab client PORT HOST` is a command line as well. */
function nameAfterLabel(line: string): readonly string[] | undefined {
  const label = usageLabel.exec(line);
  if (label === null) return undefined;
  const [first = '', second = ''] = line
    .slice(label.index + label[0].length)
    .trim()
    .split(/\s+/);
  const name = /^(?:java|node|python3?|perl|ruby|mono|dotnet)$/.test(first) ? second : first;
  return /^[\w./-]{2,60}$/.test(name) && !name.startsWith('-') ? [name] : undefined;
}

function programPattern(names: readonly string[], isOwn: boolean): RegExp {
  const escaped = names.filter((name) => name.length > 1).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const any = [...escaped, ...(isOwn ? [ownName] : [])].join('|');
  return new RegExp(String.raw`(?<![^\s"'\x60/\\(>:$])(?:${any === '' ? '(?!)' : any})(?=\s|["'\x60]?$)`, 'u');
}

function afterProgram(line: string, program: RegExp): string | undefined {
  const found = program.exec(line);
  return found === null ? undefined : line.slice(found.index + found[0].length);
}

/** A message that is nothing but alternatives: `"--role=server | --role=client"`. */
function flagsAlone(line: string, isOwn: boolean): string | undefined {
  return isOwn
    ? /["'`](--?[\w-]{1,20}(?:=[\w-]{1,20})?(?:\s?\|\s?--?[\w-]{1,20}(?:=[\w-]{1,20})?)+)["'`]/.exec(line)?.[1]
    : undefined;
}

function commandsIn(rest: string | undefined, program: RegExp): readonly CommandLine[] {
  if (rest === undefined) return [];
  return withoutDescription(rest.trim())
    .split(/\s\|\|?\s/)
    .map((command, at) => (at === 0 ? command : (afterProgram(command, program) ?? command)))
    .flatMap((command) => expanded(shellWords(withoutOptional(command))))
    .filter((command) => command.length > 0 && command.length <= mostWords && command.every(isWord));
}

/** A comment, the end of the text, another command, or a sentence behind two spaces ends a command line. */
function withoutDescription(rest: string): string {
  const end =
    /\s#\s|\s(?:->|→|⇒|—|–|-)\s|\s&{1,2}(?:\s|$)|;|["'`]\s?(?:[),;+.\\}]|$)|\s{2,}\p{L}[^\s=]*\s|\s>\s|\*\//u.exec(
      ` ${rest}`,
    );
  return end === null ? rest : rest.slice(0, Math.max(0, end.index - 1));
}

/** Without what is in square brackets, unless that is a choice: `[server|client]`. */
function withoutOptional(text: string): string {
  for (let current = text, left = 5; left > 0; left -= 1) {
    const shorter = current.replace(/\[(?![^[\]|]{1,20}\|[^[\]]{1,20}\])[^[\]]*\]/g, ' ');
    if (shorter === current) return current;
    current = shorter;
  }
  return text;
}

function shellWords(text: string): readonly string[] {
  return text.match(/[\w./-]+=(?:"[^"]*"|'[^']*')|"[^"]*"|'[^']*'|<[^<>]*>|\S+/g) ?? [];
}

function isWord(word: string): boolean {
  return word.length <= 60 && /[\p{L}\p{N}.]/u.test(word) && !/^[.,;)]|[,({]$/.test(word);
}

const mostExpanded = 16;

/** Each alternative of each word; of `do=add|get`, `do=add` and `do=get`. */
function expanded(words: readonly string[]): readonly CommandLine[] {
  return words.reduce<readonly CommandLine[]>(
    (lines, word) =>
      alternativesOf(word)
        .flatMap((each) => lines.map((line) => [...line, each]))
        .slice(0, mostExpanded),
    [[]],
  );
}

function alternativesOf(word: string): readonly string[] {
  const [, key = '', open = '', list = ''] = /^((?:--?|\/)?[\w-]+=)?([[({<]?)([^[\](){}<>]+)[\])}>]?$/.exec(word) ?? [];
  const separator = list.includes('|') ? '|' : open === '{' && list.includes(',') ? ',' : undefined;
  if (separator === undefined) return [word];
  const each = list.split(separator);
  return each.every((one) => /^[\p{L}\p{N}/-][\p{L}\p{N}_=-]*$/u.test(one)) ? each.map((one) => key + one) : [word];
}
