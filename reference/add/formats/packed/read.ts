/**
 * Finds the fields of a packed datagram.
 *
 * Constants and lengths must be exact. Padding, and the bytes after the NUL of a text with a fixed
 * width, are ignored, because programs send there what happens to be in their memory.
 */
import { type FoundValues, isNumeric } from '../../values.ts';
import { integerIn, readNumber } from '../number-code.ts';
import {
  type Content,
  type InnerFormats,
  isTextPart,
  type Length,
  measure,
  type PackedLayout,
  type PackedPart,
  sizeOfPart,
} from './parts.ts';
import { readText } from '../text-code.ts';

/** The fields of a datagram, or undefined if it does not fit. Never throws. */
export function decodePacked<Inner>(
  { parts }: PackedLayout<Inner>,
  payload: Uint8Array,
  inner: InnerFormats<Inner>,
): FoundValues | undefined {
  const found = new Map<string, string | number>();
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const read = readPart(part, { payload, at, sizeAfter: sizeOfAll(parts.slice(index + 1)), inner });
    if (read === undefined || read.end > payload.length) return undefined;
    for (const [field, value] of Object.entries(read.found)) {
      if ((found.get(field) ?? value) !== value) return undefined;
      found.set(field, value);
    }
    at = read.end;
  }
  return at === payload.length ? (Object.fromEntries(found) as FoundValues) : undefined;
}

interface Place<Inner> {
  readonly payload: Uint8Array;
  readonly at: number;
  /** The size of everything after the part, if it is fixed. */
  readonly sizeAfter: number | undefined;
  readonly inner: InnerFormats<Inner>;
}

interface ReadPart {
  readonly found: FoundValues;
  readonly end: number;
}

function readPart<Inner>(part: PackedPart<Inner>, place: Place<Inner>): ReadPart | undefined {
  const { payload, at, sizeAfter, inner } = place;
  if ('hex' in part) {
    const end = at + part.hex.length / 2;
    return Buffer.from(payload.subarray(at, end)).toString('hex') === part.hex ? { found: {}, end } : undefined;
  }
  if ('padding' in part) return { found: {}, end: at + part.padding };
  if ('length' in part) return readLength(part, payload, at);
  if ('content' in part) {
    const found = readContent(part, payload.subarray(at), inner);
    return found && { found, end: payload.length };
  }
  if (!isTextPart(part)) {
    const read = readNumber(part, payload, at);
    return read && { found: { [part.field]: read.value }, end: read.end };
  }
  const read = readText(part, payload, at, sizeAfter);
  const value = read && (isNumeric(part.field) ? integerIn(read.text) : read.text);
  return read === undefined || value === undefined ? undefined : { found: { [part.field]: value }, end: read.end };
}

function readLength(part: Length, payload: Uint8Array, at: number): ReadPart | undefined {
  const read = readNumber(part, payload, at);
  if (read === undefined || read.value < 0) return undefined;
  const separator = Buffer.from(part.separator ?? '', 'hex');
  const end = read.end + separator.length;
  if (!separator.equals(payload.subarray(read.end, end))) return undefined;
  const actual = part.length === 'whole' ? payload.length : measure(payload.subarray(end), part.counts);
  return part.length === 'next' || read.value === actual + (part.plus ?? 0) ? { found: {}, end } : undefined;
}

/**
 * Decodes without the bytes that fill the buffer; if this does not fit, without everything from the
 * first NUL.
 */
function readContent<Inner>(
  part: Content<Inner>,
  payload: Uint8Array,
  inner: InnerFormats<Inner>,
): FoundValues | undefined {
  if (part.fill === undefined) return inner.decode(part.content, payload);
  const fill = part.fill.charCodeAt(0);
  const used = payload.findLastIndex((byte) => byte !== fill) + 1;
  const nul = payload.indexOf(0);
  const found = inner.decode(part.content, payload.subarray(0, used));
  return found ?? (nul === -1 ? undefined : inner.decode(part.content, payload.subarray(0, nul)));
}

function sizeOfAll<Inner>(parts: readonly PackedPart<Inner>[]): number | undefined {
  let total = 0;
  for (const part of parts) {
    const size = sizeOfPart(part);
    if (size === undefined) return undefined;
    total += size;
  }
  return total;
}
