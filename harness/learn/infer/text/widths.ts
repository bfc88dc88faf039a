/**
 * Which widths people choose for buffers and columns, and what this shows about blanks around a
 * name.
 */
import type { PaddedField } from '../../../../reference/add/formats/text.ts';
import type { TextPart } from '../../../../reference/add/dialect.ts';

/**
 * 0 for powers of two and multiples of ten, up to 2.5 for widths that a programmer would hardly
 * choose.
 */
export function widthPenalty(width: number): number {
  if (width >= 8 && ((width & (width - 1)) === 0 || width % 10 === 0)) return 0;
  if (width >= 5 && (width % 8 === 0 || width % 5 === 0)) return 0.5;
  if (width % 4 === 0 && width >= 20) return 1;
  return width % 2 === 0 ? 2 : 2.5;
}

export interface Padded {
  readonly parts: readonly TextPart[];
  /** The name's width is in bytes, which is rarer than in characters. */
  readonly isInBytes: boolean;
}

/** One blank beside a name separates it. More blanks pad it to a width. */
export function resolveNamePadding(parts: readonly TextPart[], name: string): Padded {
  const index = parts.findIndex((part) => typeof part === 'object' && 'field' in part && part.field === 'name');
  const before = parts.slice(0, index);
  const [next, ...after] = parts.slice(index + 1);
  const length = Array.from(name).length;
  const padded = (width: number, align: PaddedField['align'], following: readonly TextPart[]): Padded => {
    const own: PaddedField = { field: 'name', width: inBytes(width, name), pad: ' ', align };
    return { parts: [...(align === 'left' ? before : []), own, ...following], isInBytes: own.width !== width };
  };
  if (isPaddedNumber(next)) {
    const width = sharedWidth(name, next);
    if (width === undefined) return { parts, isInBytes: false };
    return padded(width, 'left', [{ ...next, width: length + next.width - width }, ...after]);
  }
  const trailing = typeof next === 'string' ? (/^ */.exec(next)?.[0].length ?? 0) : 0;
  if (trailing >= 3 || (trailing === 2 && widthPenalty(length + trailing) <= 0.5)) {
    const following = [(next as string).slice(trailing), ...after].filter((part) => part !== '');
    return padded(length + trailing, 'left', following);
  }
  const [leading] = before;
  const isLeading = before.length === 1 && typeof leading === 'string' && /^ {2,}$/.test(leading);
  return isLeading ? padded(length + leading.length, 'right', parts.slice(index + 1)) : { parts, isInBytes: false };
}

function isPaddedNumber(part: TextPart | undefined): part is PaddedField {
  return typeof part === 'object' && 'width' in part && part.pad === ' ' && part.align === 'right';
}

/** Blanks between a name and a number may pad either of them. The more common widths win. */
function sharedWidth(name: string, number: PaddedField): number | undefined {
  const length = Array.from(name).length;
  const widths = Array.from({ length: Math.max(0, number.width - 2) }, (_, spare) => length + spare);
  const cost = (width: number): number =>
    widthPenalty(inBytes(width, name)) +
    (inBytes(width, name) > width ? 1 : 0) +
    widthPenalty(length + number.width - width);
  const [width] = widths.toSorted((a, b) => cost(a) - cost(b) || b - a);
  return width === undefined || cost(width) > 2 ? undefined : width;
}

/**
 * The width of a name with characters beyond ASCII may count bytes. It does if the width in bytes
 * is a common one, and the width in characters is not.
 */
function inBytes(width: number, name: string): number {
  const more = new TextEncoder().encode(name).length - Array.from(name).length;
  return widthPenalty(width + more) === 0 && widthPenalty(width) >= 2 ? width + more : width;
}
