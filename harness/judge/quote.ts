/**
 * What a program sent or displayed, quoted in a sentence of ours.
 *
 * Only visible characters come out: invisible ones appear as an escape, a long run of them as two
 * and a count. So nothing that a program wrote can hide, move the cursor, or look like our own
 * words.
 */

/** How many characters of a quotation are shown before it is cut. */
const shownCharacters = 60;
/** From how many equal invisible characters on a run is counted instead of shown. */
const countedRun = 4;

/**
 * @param sent text, or bytes: those that are not UTF-8 appear as `\xff`
 * @returns the quotation with its quotation marks, such as `"16\0\0…(1006 zero bytes)"`
 */
export function quoteSent(sent: string | Uint8Array): string {
  const units = typeof sent === 'string' ? Array.from(sent, unitOf) : unitsOf(sent);
  let shown = '';
  let at = 0;
  while (at < units.length && (shown.length < shownCharacters || units.length - at <= 1)) {
    const unit = units[at] as Unit;
    const run = unit.isVisible ? 1 : runLength(units, at);
    shown += run < countedRun ? unit.text.repeat(run) : `${unit.text.repeat(2)}…(${nameRun(unit.text, run - 2)})`;
    at += run;
  }
  const left = units.length - at;
  return `"${shown}${left === 0 ? '' : `…(${left} more ${left === 1 ? 'character' : 'characters'})`}"`;
}

/** Several datagrams, in their order. */
export function quoteAll(payloads: readonly Uint8Array[]): string {
  return payloads.map(quoteSent).join(', then ');
}

interface Unit {
  readonly text: string;
  readonly isVisible: boolean;
}

const namedEscapes: Readonly<Record<string, string>> = {
  '\0': String.raw`\0`,
  '\t': String.raw`\t`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '"': String.raw`\"`,
  '\\': String.raw`\\`,
};

function unitOf(character: string): Unit {
  const named = namedEscapes[character];
  if (named !== undefined) return { text: named, isVisible: character === '"' || character === '\\' };
  if (character === ' ' || /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)) return { text: character, isVisible: true };
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return { text: String.raw`\x${hex(code, 2)}`, isVisible: false };
  return { text: String.raw`\u{${hex(code, 4)}}`, isVisible: false };
}

/** The characters of UTF-8, and the bytes between them that belong to none. */
function unitsOf(bytes: Uint8Array): readonly Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < bytes.length;) {
    const [text, length] = characterAt(bytes, at);
    units.push(text === undefined ? { text: String.raw`\x${hex(bytes[at] ?? 0, 2)}`, isVisible: false } : unitOf(text));
    at += length;
  }
  return units;
}

function characterAt(bytes: Uint8Array, at: number): readonly [string | undefined, number] {
  const first = bytes[at] ?? 0;
  const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const own = Buffer.from(bytes.subarray(at, at + length));
  const text = own.toString('utf8');
  return Buffer.from(text).equals(own) ? [text, length] : [undefined, 1];
}

function runLength(units: readonly Unit[], at: number): number {
  const end = units.findIndex((unit, index) => index > at && unit.text !== units[at]?.text);
  return (end === -1 ? units.length : end) - at;
}

function nameRun(text: string, count: number): string {
  return text === namedEscapes['\0'] ? `${count} zero bytes` : `${count} times ${text}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
