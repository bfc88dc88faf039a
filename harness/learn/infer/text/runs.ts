/**
 * Finds readable text among bytes: the longest run that begins at an offset, in each character set
 * that makes it longer.
 */
import { type Charset, fromBytes } from '../../../../reference/add/formats/charset.ts';

export interface TextRun {
  readonly text: string;
  /** Offset of the byte after it. */
  readonly end: number;
  /** UTF-8 unless given. */
  readonly charset?: Charset;
}

/** Maximum length of a name, in bytes. */
const maxBytes = 300;

/** The longest readable run in UTF-8, and those that other character sets make longer. */
export function readableRuns(payload: Uint8Array, at: number): readonly TextRun[] {
  const utf8 = runIn(payload, at);
  const next = payload[utf8?.end ?? at];
  if (next === undefined || next < 0x80) return utf8 === undefined ? [] : [utf8];
  const others = (['modified-utf-8', 'latin1'] as const).map((charset) => runIn(payload, at, charset));
  return [utf8, ...others].filter(
    (run) => run !== undefined && (run === utf8 || run.end > (utf8?.end ?? at)),
  ) as TextRun[];
}

/** The text between two offsets, if it is readable. */
export function readableText(payload: Uint8Array, at: number, end: number): Omit<TextRun, 'end'> | undefined {
  for (const charset of [undefined, 'modified-utf-8', 'latin1'] as const) {
    const text = fromBytes(payload.subarray(at, end), charset);
    if (text !== undefined && isReadable(text, charset)) return { text, ...(charset === undefined ? {} : { charset }) };
  }
  return undefined;
}

function runIn(payload: Uint8Array, at: number, charset?: Charset): TextRun | undefined {
  const control = payload.subarray(at, at + maxBytes).findIndex((byte) => byte < 0x20 || byte === 0x7f);
  let end = control === -1 ? Math.min(payload.length, at + maxBytes) : at + control;
  for (; end > at; end -= 1) {
    const text = fromBytes(payload.subarray(at, end), charset);
    if (text !== undefined && isReadable(text, charset))
      return { text, end, ...(charset === undefined ? {} : { charset }) };
    // A byte beyond ASCII may be unreadable. The run ends before the last such byte, and is tried
    // again.
    const odd = payload.subarray(at, end).findLastIndex((byte) => byte >= 0x80);
    if (odd === -1) return undefined;
    end = Math.min(end, at + odd + 1);
  }
  return undefined;
}

/** In Latin-1, every byte is a character, so only letters are accepted as evidence of text. */
function isReadable(text: string, charset: Charset | undefined): boolean {
  if (charset === 'latin1') {
    const letters = text.match(/[A-Za-z]/g)?.length ?? 0;
    return /^[\x20-\x7e\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]+$/.test(text) && letters > text.length / 2;
  }
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\u200d]+$/u.test(text);
}
