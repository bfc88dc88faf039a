/** Lines of Python, without the indentation of the block that they are put into. */
export type Lines = readonly string[];

/** Code for one place, and what it needs at the top of the file. */
export interface Code {
  readonly imports: readonly string[];
  /** Functions and classes; each is an entry of its own. */
  readonly helpers: readonly Lines[];
  readonly lines: Lines;
}

export function codeOf(lines: Lines, ...imports: readonly string[]): Code {
  return { imports, helpers: [], lines };
}

export function concat(...parts: readonly (Code | Lines)[]): Code {
  const codes = parts.map((part) => ('lines' in part ? part : codeOf(part)));
  return {
    imports: codes.flatMap(({ imports }) => imports),
    helpers: codes.flatMap(({ helpers }) => helpers),
    lines: codes.flatMap(({ lines }) => lines),
  };
}

/** The same code one level deeper. */
export function within(opening: string, code: Code): Code {
  return { ...code, lines: [opening, ...indent(code.lines)] };
}

export function indent(lines: Lines): Lines {
  return lines.map((line) => (line === '' ? '' : `    ${line}`));
}

export function quote(text: string): string {
  return JSON.stringify(text).replaceAll('\\u0000', '\\0');
}

/** The text between the quotes of an f-string or a format. */
export function inner(text: string): string {
  return quote(text).slice(1, -1);
}

export function quoteBytes(text: string): string {
  return `b${quote(text)}`;
}
