/**
 * Python's string literals and the escapes in them.
 */

const simple: { readonly [letter: string]: string } = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const escape = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]))/g;

/**
 * The text between the quotes of a literal, without its escapes. In a bytes literal, `\u` is not an
 * escape.
 */
export function unescapePython(content: string, isBytes = false): string | undefined {
  let isValid = true;
  const text = content.replace(
    escape,
    (whole, octal?: string, hex?: string, four?: string, eight?: string, letter?: string) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (letter !== undefined) return simple[letter] ?? whole;
      if (isBytes) return whole;
      const point = Number.parseInt(four ?? eight ?? '', 16);
      isValid &&= point <= 0x10ffff;
      return isValid ? String.fromCodePoint(point) : '';
    },
  );
  return isValid ? text : undefined;
}

/** The bytes of a literal of a Python 2 8-bit string, `'Ana\xc3'`. */
export function readPythonString(literal: string): Uint8Array | undefined {
  const content = /^(['"])([^]*)\1$/.exec(literal.trim())?.[2];
  const text = content === undefined ? undefined : unescapePython(content, true);
  return text === undefined ? undefined : Uint8Array.from(Buffer.from(text, 'latin1'));
}

/** The `raw-unicode-escape` encoding, read as Latin-1: only `\u` and `\U` are escapes. */
export function unescapeUnicode(text: string): string | undefined {
  let isValid = true;
  const decoded = text.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/g, (_, four?: string, eight?: string) => {
    const point = Number.parseInt(four ?? eight ?? '', 16);
    isValid &&= point <= 0x10ffff;
    return isValid ? String.fromCodePoint(point) : '';
  });
  return isValid ? decoded : undefined;
}

/**
 * The reverse, as Python 3 writes it in pickles: it also escapes line ends, backslashes and NULs.
 */
export function escapeUnicode(text: string): string {
  return Array.from(text, (character) => {
    const point = character.codePointAt(0) as number;
    if (point > 0xffff) return `\\U${point.toString(16).padStart(8, '0')}`;
    if (point > 0xff || [0x5c, 0, 0x0a, 0x0d, 0x1a].includes(point)) return `\\u${point.toString(16).padStart(4, '0')}`;
    return character;
  }).join('');
}

/**
 * The literal that `repr` gives for a string.
 *
 * @param quote the preferred quote; the other one is used if the text contains only this one
 */
export function pythonLiteral(text: string, quote: "'" | '"' = "'"): string {
  const other = quote === "'" ? '"' : "'";
  const used = text.includes(quote) && !text.includes(other) ? other : quote;
  const escaped = Array.from(text, (character) => (character === used ? `\\${used}` : escapedForRepr(character)));
  return used + escaped.join('') + used;
}

/** A bytes literal without its `b`, with everything outside ASCII as `\x`. */
export function bytesLiteral(bytes: Uint8Array, quote: "'" | '"' = "'"): string {
  return pythonLiteral(Buffer.from(bytes).toString('latin1'), quote).replace(
    /[\u0080-\u00ff]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16)}`,
  );
}

function escapedForRepr(character: string): string {
  const short = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
  if (short !== undefined) return short;
  if (character === ' ' || !/^[\p{C}\p{Z}]$/u.test(character)) return character;
  const point = character.codePointAt(0) as number;
  if (point < 0x100) return `\\x${point.toString(16).padStart(2, '0')}`;
  if (point < 0x10000) return `\\u${point.toString(16).padStart(4, '0')}`;
  return `\\U${point.toString(16).padStart(8, '0')}`;
}
