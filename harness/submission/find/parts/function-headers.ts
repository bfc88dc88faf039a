/**
 * Where the functions of a source with braces begin: their names, and the brace of their bodies.
 *
 * A header is a name, parameters in parentheses and a result, in the form of any of the languages:
 * `fn take(name: &str) -> Result<(), Box<dyn Error>> {`, `func (s *Server) run() (int, error) {`. A
 * call that a block follows, as in `if isOpen(x) {`, is none. Pure, and linear in the text.
 */
export interface FunctionHeader {
  readonly name: string;
  readonly start: number;
  /** The position of the `{` of its body. */
  readonly brace: number;
}

/**
 * @param bare the text with comments and strings blanked
 * @param closing of this text
 */
export function functionHeaders(bare: string, closing: Closing): readonly FunctionHeader[] {
  const found = new Map<number, FunctionHeader>();
  const add = (header: RegExpMatchArray, findBody: (bare: string, at: number, closing: Closing) => number): void => {
    const start = header.index ?? 0;
    const end = closing.get(start + header[0].length - 1);
    const brace = end === undefined ? -1 : findBody(bare, end, closing);
    if (brace >= 0 && !found.has(brace)) found.set(brace, { name: header[1] ?? '', start, brace });
  };
  for (const header of bare.matchAll(withKeyword)) add(header, bodyAfterResult);
  for (const header of bare.matchAll(withoutKeyword)) if (isDeclared(bare, header)) add(header, bodyAfterQualifiers);
  return [...found.values()];
}

/** For the position of each opening bracket the one after its closing bracket. */
type Closing = ReadonlyMap<number, number>;

const withKeyword =
  /\b(?:fn|func|function)\b\s*(?:\*\s*|\([^(){};]{0,100}\)\s*)?([A-Za-z_]\w{0,79})\s*(?:<[^;{}]{0,200}?>|\[[^\];{}]{0,100}\])?\s*\(/g;
const controlWord =
  /\b(?:if|for|while|try|finally|when|guard|fixed|unsafe|switch|catch|synchronized|match|loop|return|function|func|fn|sub|using|lock|foreach|elsif|elseif|unless|until|with|do|new|else|case|defined|sizeof)\b/;
/** Groups of declarations in Go, before whose parenthesis there is no name. */
const groupWord = /\b(?:import|const|var|type)\b/;
const withoutKeyword = new RegExp(
  String.raw`(?<![\w$.])(?!${controlWord.source}|${groupWord.source})([A-Za-z_]\w{0,79})\s*(?:<[^;{}()]{1,100}>\s*)?\(`,
  'g',
);

/** Not a call: neither behind a dot or arrow nor in a condition, which ends in front of a block. */
function isDeclared(bare: string, { index = 0 }: RegExpMatchArray): boolean {
  const before = bare.slice(Math.max(0, index - 200), index);
  const line = /[^;{}\n]*$/.exec(before)?.[0] ?? '';
  return (
    !controlWord.test(line) &&
    !/(?:\.|->|=|\b(?:new|class|record|struct|enum|interface|trait|impl)|\)\s*:|[^\s},]\s*,)\s*$/.test(before) &&
    !/[^=!<>]=[^=]/.test(line)
  );
}

/** How many characters a result has at most. */
const longestResult = 300;

/** Behind a keyword, everything up to the first `{` outside a type is the result. */
function bodyAfterResult(bare: string, from: number, closing: Closing): number {
  for (let at = from; at < Math.min(bare.length, from + longestResult); at += 1) {
    const sign = bare[at] ?? '';
    if (sign === '{' && !isType(bare.slice(from, at), bare, closing.get(at))) return at;
    if (/[;})\]]/.test(sign)) return -1;
    if (/[{([]/.test(sign)) at = (closing.get(at) ?? bare.length) - 1;
  }
  return -1;
}

/** `interface{}` in Go, `Promise<{ size: number }>` in TypeScript. */
function isType(before: string, bare: string, end: number | undefined): boolean {
  if (/\b(?:interface|struct)\s*$/.test(before)) return true;
  return /[:|<,]\s*$/.test(before) && isFollowedByBody(bare, end);
}

const qualifiers = /^[\w\s,.<>&*?@:[\]]*$/;

/**
 * Without a keyword, the body follows qualifiers such as `const noexcept` or `throws IOException`, or
 * a result or initial values of members behind `->` or `:`.
 */
function bodyAfterQualifiers(bare: string, from: number, closing: Closing): number {
  const mayNest = /^\s*(?:const\s*|noexcept\s*)*(?:->|:(?!:))/.test(bare.slice(from, from + 40));
  for (let at = from; at < Math.min(bare.length, from + longestResult); at += 1) {
    const sign = bare[at] ?? '';
    if (/[;})\]]/.test(sign) || (sign === '=' && !mayNest)) return -1;
    const before = /[{(]/.test(sign) ? bare.slice(from, at) : '';
    const isValue = mayNest && /(?:[\w>]|[:|]\s*)$/.test(before) && isFollowedByBody(bare, closing.get(at));
    if (sign === '{' && !isValue) return isQualifier(before, mayNest) ? at : -1;
    if (sign === '(' && !mayNest && !/\b(?:noexcept|throw|__attribute__|decltype)\s*$/.test(before)) return -1;
    if (/[{([]/.test(sign)) at = (closing.get(at) ?? bare.length) - 1;
  }
  return -1;
}

function isQualifier(text: string, mayNest: boolean): boolean {
  return (
    !/^\s*[.?]/.test(text) && !/\belse\b|=>/.test(text) && (mayNest || qualifiers.test(text.replace(/\(.*\)/s, '')))
  );
}

/** Initial values in braces, `: port{p} {`, and a type in braces, `: { size: number } {`. */
function isFollowedByBody(bare: string, end: number | undefined): boolean {
  return end !== undefined && /^\s*[,{|>&[]/.test(bare.slice(end, end + 100));
}

export function closingBrackets(bare: string): Closing {
  const closing = new Map<number, number>();
  const open: Readonly<Record<string, number[]>> = { '(': [], '[': [], '{': [] };
  const opposite: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
  for (const { 0: bracket, index } of bare.matchAll(/[()[\]{}]/g)) {
    // A character in quotes, which the text of a language with lifetimes still has.
    if (bare[index - 1] === "'" && bare[index + 1] === "'") continue;
    const start = open[opposite[bracket] ?? '']?.pop();
    if (start === undefined) open[bracket]?.push(index);
    else closing.set(start, index + 1);
  }
  return closing;
}
