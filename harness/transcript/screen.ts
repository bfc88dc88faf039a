/**
 * Reads a screen as a fair person does: which whole numbers are on it, and whether a name is.
 *
 * Layout, language and wording do not matter. A number inside an address (127.0.0.1) is not a
 * number on the screen.
 */

/**
 * ANSI escape sequences (ECMA-48): control sequences, operating system commands, and two-character
 * escapes.
 */
const escapeSequences =
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[ -/]*[0-~]|\u009b[0-?]*[ -/]*[@-~]/g;

export function withoutEscapes(text: string): string {
  return text.replace(escapeSequences, '').replaceAll('\0', '');
}

/**
 * How often each whole number appears in the text: `42`, `042` and `42.0` are all 42; `-42` is
 * minus 42; `127.0.0.1` does not count.
 */
export function countNumbers(text: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const match of text.matchAll(/(?<![\p{L}\p{N}\s]\s?|[\p{L}\p{N}])-?\d+(?:\.\d+)*|\d+(?:\.\d+)*/gu)) {
    const value = wholeNumber(match[0]);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function wholeNumber(token: string): number | undefined {
  if (!/^-?\d{1,15}(\.0+)?$/.test(token)) return undefined;
  return Number(token);
}

/**
 * Whether the number appears in the text; test values are drawn so that it does not appear there
 * anyway.
 */
export function showsNumber(text: string, value: number): boolean {
  return countNumbers(text).has(value);
}

/**
 * Words for a role, which are not part of a name: "Client of Ana" and "Ana" name the same person.
 */
const rolePrefix = /^(the )?(client|server|cliente|servidor)( (of|de|do|da|from))?[ :,-]+/u;
const roleSuffix = /[ '’s-]+(client|server|cliente|servidor)$/u;

/**
 * Whether the name appears in the text as whole words; case, white space and words such as "Client
 * of" do not count.
 */
export function showsName(text: string, name: string): boolean {
  const screen = normalise(text);
  const whole = normalise(name);
  const core = whole.replace(rolePrefix, '').replace(roleSuffix, '');
  return appearsIn(screen, whole) || (/\p{L}{2}/u.test(core) && appearsIn(screen, core));
}

function appearsIn(screen: string, name: string): boolean {
  if (name === '') return true;
  for (let at = screen.indexOf(name); at !== -1; at = screen.indexOf(name, at + 1)) {
    const before = screen.slice(0, at);
    const after = screen.slice(at + name.length);
    const cutsWord =
      (/[\p{L}\p{M}]$/u.test(before) && /^\p{L}/u.test(name)) || (/^[\p{L}\p{M}]/u.test(after) && /\p{L}$/u.test(name));
    if (!cutsWord) return true;
  }
  return false;
}

function normalise(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
