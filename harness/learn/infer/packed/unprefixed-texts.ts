/**
 * Finds the codes of a text without a length: it ends at a terminator, fills a buffer, is padded
 * with blanks, or has no mark at all.
 */
import { widthPenalty } from '../text/widths.ts';
import type { TextRun } from '../text/runs.ts';
import { textCosts, widthsFrom, type TextCandidate } from './text-candidate.ts';

export function aroundRun(payload: Uint8Array, at: number, { text, end, charset }: TextRun): readonly TextCandidate[] {
  const set = charset === undefined ? {} : { charset };
  const more = charset === undefined ? 0 : textCosts.charset;
  const size = end - at;
  const isBeforeNul = payload[end] === 0;
  const terminator = [0, 0x09, 0x0a, 0x0d].find((byte) => payload[end] === byte);
  const shorter = text.slice(0, -1);
  const last = payload[end - 1] as number;
  const separates = /[\s,:;|/#]$/.test(text);
  return [
    ...(terminator === undefined
      ? []
      : [terminated(text, terminator, size + 1, textCosts.terminated + (isBeforeNul ? 0 : 0.5) + more, set)]),
    ...(separates ? [terminated(shorter, last, size, textCosts.separated + more, set)] : []),
    ...(isBeforeNul ? inBuffer(payload, at, text, size, set, more) : []),
    ...betweenBlanks(text, size, set, more),
    { code: { code: 'free', ...set }, text, size, cost: textCosts.free + more },
    // The first byte of a number after the text may look like one more character.
    ...(last < 0x80 && size > 1
      ? [{ code: { code: 'free', ...set }, text: shorter, size: size - 1, cost: textCosts.free + 0.5 + more } as const]
      : []),
  ];
}

interface CharsetOption {
  readonly charset?: NonNullable<TextRun['charset']>;
}

function terminated(text: string, by: number, size: number, cost: number, set: CharsetOption): TextCandidate {
  return { code: { code: 'terminated', by: by.toString(16).padStart(2, '0'), ...set }, text, size, cost };
}

/** A text in a buffer. After its NUL there are zeros, or whatever was in memory. */
function inBuffer(
  payload: Uint8Array,
  at: number,
  text: string,
  size: number,
  set: CharsetOption,
  more: number,
): readonly TextCandidate[] {
  const zeros = widthsFrom(payload, at, size);
  const clean = zeros.at(-1) ?? 0;
  const wider = Array.from(
    { length: Math.max(0, Math.min(payload.length - at, 1500) - clean) },
    (_, index) => clean + index + 1,
  );
  const garbage = wider.filter((width) => widthPenalty(width) <= 1);
  return [...zeros, ...garbage].map((width) => ({
    code: { code: 'fixed', width, pad: '\0', align: 'left', ...set },
    text,
    size: width,
    cost:
      textCosts.fixed +
      widthPenalty(width) +
      (width > clean ? textCosts.garbage : 0) +
      (width === size + 1 ? 1 : 0) +
      (width < size + 8 && widthPenalty(width) > 0 ? 2 : 0) +
      more,
  }));
}

/**
 * A text that blanks at one end pad to a width, in bytes or in characters. Some of the blanks after
 * it may belong to a number that follows.
 */
function betweenBlanks(text: string, size: number, set: CharsetOption, more: number): readonly TextCandidate[] {
  const left = text.trimEnd();
  const right = text.trimStart();
  const inBytes = (width: number): number => width + size - text.length;
  const widths = Array.from({ length: text.length - left.length }, (_, index) => left.length + index + 1).filter(
    (width) => width === text.length || widthPenalty(width) <= 1,
  );
  const padded = (content: string, width: number, align: 'left' | 'right'): readonly TextCandidate[] =>
    ([undefined, 'characters'] as const).flatMap((unit) => {
      if (unit !== undefined && (size === text.length || set.charset !== undefined)) return [];
      const counted = unit === undefined ? inBytes(width) : width;
      const code = {
        code: 'fixed',
        width: counted,
        pad: ' ',
        align,
        ...(unit === undefined ? {} : { unit }),
        ...set,
      } as const;
      return [
        {
          code,
          text: content,
          size: inBytes(width),
          cost: textCosts.blanks + widthPenalty(counted) + (unit === undefined ? 0 : 0.5) + more,
        },
      ];
    });
  if (left.length > 0 && left.length < text.length - 1) return widths.flatMap((width) => padded(left, width, 'left'));
  return right.length > 0 && right.length < text.length - 1 ? padded(right, text.length, 'right') : [];
}
