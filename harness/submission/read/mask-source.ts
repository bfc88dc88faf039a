/**
 * Blanks the parts of a source that do nothing: its comments, and on request the contents of its
 * strings.
 *
 * Every character keeps its place, so a position in the masked text is a position in the source.
 * This is one scanner for all languages, in one pass, and not a parser: a construct that it
 * misreads costs at most the rest of a line.
 */
export interface Syntax {
  /** What begins a comment that ends with the line. */
  readonly line: readonly string[];
  readonly block?: readonly [string, string];
  /**
   * What begins and ends a string. One of a single character also ends with the line, unless it is
   * listed in `multiline`.
   */
  readonly quotes: readonly string[];
  readonly multiline?: readonly string[];
}

export const cSyntax: Syntax = { line: ['//'], block: ['/*', '*/'], quotes: ['"', "'"] };
export const scriptSyntax: Syntax = { line: ['#'], quotes: ['"', "'"] };

export interface MaskedSource {
  /** Comments blanked. */
  readonly code: string;
  /** Comments and the contents of strings blanked. */
  readonly bare: string;
}

/** Never throws; linear in the length of the text. */
export function maskSource(text: string, syntax: Syntax): MaskedSource {
  const code: string[] = [];
  const bare: string[] = [];
  const quotes = syntax.quotes.toSorted((a, b) => b.length - a.length);
  let at = 0;
  const take = (end: number, inCode: boolean, inBare: boolean): void => {
    const piece = text.slice(at, end);
    const blank = piece.replace(/[^\n]/g, ' ');
    code.push(inCode ? piece : blank);
    bare.push(inBare ? piece : blank);
    at = end;
  };
  const interesting = starters(syntax);
  while (at < text.length) {
    interesting.lastIndex = at;
    const next = interesting.exec(text)?.index ?? text.length;
    take(next, true, true);
    const comment = commentEnd(text, at, syntax);
    const quote = quotes.find((each) => text.startsWith(each, at));
    if (comment !== undefined) take(comment, false, false);
    else if (quote !== undefined) takeString(quote);
    else take(Math.min(at + 1, text.length), true, true);
  }
  return { code: code.join(''), bare: bare.join('') };

  function takeString(quote: string): void {
    const lines = syntax.multiline?.includes(quote) ?? false;
    const end = stringEnd(text, at + quote.length, quote, lines);
    // A string over several lines with nothing else around it is used as a comment.
    const isRemark = quote.length === 3 && /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 200), at));
    take(at + quote.length, !isRemark, true);
    take(end, !isRemark, false);
    if (text.startsWith(quote, at)) take(at + quote.length, !isRemark, true);
  }
}

function starters(syntax: Syntax): RegExp {
  const tokens = [...syntax.line, ...(syntax.block ? [syntax.block[0]] : []), ...syntax.quotes];
  return new RegExp(tokens.map((each) => each.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|'), 'g');
}

function commentEnd(text: string, at: number, syntax: Syntax): number | undefined {
  if (syntax.line.some((each) => text.startsWith(each, at))) return indexOr(text, '\n', at);
  const block = syntax.block;
  if (block === undefined || !text.startsWith(block[0], at)) return undefined;
  const end = text.indexOf(block[1], at + block[0].length);
  return end < 0 ? text.length : end + block[1].length;
}

/**
 * Where the contents of a string end: before the closing quote, at the end of the line, or at the
 * end of the text.
 */
function stringEnd(text: string, start: number, quote: string, lines: boolean): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(quote, at)) return at;
    else if (text[at] === '\n' && !lines) return at;
  }
  return text.length;
}

function indexOr(text: string, wanted: string, from: number): number {
  const found = text.indexOf(wanted, from);
  return found < 0 ? text.length : found;
}
