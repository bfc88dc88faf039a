/**
 * Hides the comments and texts of a program, so that a search finds only its code. Each hidden
 * character becomes one filler: positions in both sources are equal.
 */
export type SourceLanguage = 'python' | 'c';

/** Stands for a hidden character. No pattern of an operator matches it. */
const filler = '\u00b7';

const hiddenParts = {
  python:
    /#[^\n]*|[rRbBuU]?"""[^]*?"""|[rRbBuU]?'''[^]*?'''|(?<prefix>[a-zA-Z]*)(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/g,
  c: /\/\*[^]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g,
} as const;

/** What an f-string computes is code. */
const computed = /\{\{|\{(?<code>[^{}]*)\}/g;

export function codeOnly(source: string, language: SourceLanguage): string {
  return source.replace(hiddenParts[language], (part, prefix: unknown) =>
    typeof prefix === 'string' && prefix.toLowerCase().includes('f') ? hideFormatted(part) : hide(part),
  );
}

function hide(part: string): string {
  return part.replace(/[^\n]/g, filler);
}

function hideFormatted(part: string): string {
  let shown = '';
  let end = 0;
  for (const match of part.matchAll(computed)) {
    const { code } = match.groups ?? {};
    if (code === undefined) continue;
    shown += hide(part.slice(end, match.index + 1)) + code;
    end = match.index + 1 + code.length;
  }
  return shown + hide(part.slice(end));
}

/** Hides only the comments: for operators that change a text, such as the mode of `open`. */
export function withoutComments(source: string, language: SourceLanguage): string {
  const start = language === 'python' ? /^#/ : /^\/[/*]/;
  return source.replace(hiddenParts[language], (part) => (start.test(part) ? hide(part) : part));
}
