/**
 * Writes a packed datagram from its end to its beginning, because a length precedes what it counts.
 */
import { ExchangeError } from '../../../exchange-error.ts';
import type { FoundValues } from '../../values.ts';
import { cannotCarry } from '../cannot-carry.ts';
import { sizeOfNumber, whyNumberDoesNotFit, writeNumber } from '../number-code.ts';
import {
  type Content,
  type InnerFormats,
  isTextPart,
  type Length,
  measure,
  type Padding,
  type PackedLayout,
  type PackedPart,
  ruleOf,
  sizeOfPart,
} from './parts.ts';
import { writeText } from '../text-code.ts';

/**
 * @param next the next datagram of the same message, for a header with its length
 * @throws ExchangeError `cannot-carry`
 */
export function encodePacked<Inner>(
  { parts }: PackedLayout<Inner>,
  values: FoundValues,
  inner: InnerFormats<Inner>,
  next: Uint8Array = new Uint8Array(),
): Uint8Array {
  let rest: Uint8Array = new Uint8Array();
  for (const [index, part] of [...parts.entries()].toReversed()) {
    const bytes =
      'length' in part ? lengthBytes(part, rest, next, parts.slice(0, index)) : partBytes(part, values, inner);
    rest = Uint8Array.of(...bytes, ...rest);
  }
  return rest;
}

function partBytes<Inner>(
  part: Exclude<PackedPart<Inner>, Length>,
  values: FoundValues,
  inner: InnerFormats<Inner>,
): Uint8Array {
  if ('hex' in part) return Uint8Array.from(Buffer.from(part.hex, 'hex'));
  if ('padding' in part) return paddingBytes(part);
  if ('content' in part) return filledUp(part, inner.encode(part.content, values));
  const value = values[part.field] ?? '';
  const bytes = isTextPart(part) ? writeText(part, String(value)) : writeNumber(part, Number(value));
  if (bytes === undefined) throw cannotCarry(part.field, value, ruleOf(part));
  return bytes;
}

function paddingBytes({ padding, sample = '' }: Padding): Uint8Array {
  const bytes = new Uint8Array(padding);
  bytes.set(Buffer.from(sample, 'hex').subarray(0, padding));
  return bytes;
}

function filledUp<Inner>({ width = 0, fill = '\0' }: Content<Inner>, bytes: Uint8Array): Uint8Array {
  if (width === 0) return bytes;
  if (bytes.length > width) throw tooLong(bytes.length, `there is room for ${width}`);
  return Uint8Array.of(...bytes, ...Array<number>(width - bytes.length).fill(fill.charCodeAt(0)));
}

function lengthBytes<Inner>(
  part: Length,
  rest: Uint8Array,
  next: Uint8Array,
  before: readonly PackedPart<Inner>[],
): Uint8Array {
  const sizeBefore = before.reduce((sum, each) => sum + (sizeOfPart(each) ?? 0), 0);
  const whole = sizeBefore + (sizeOfNumber(part) ?? 0) + rest.length;
  const own = part.length === 'whole' ? whole : measure(part.length === 'next' ? next : rest, part.counts);
  const value = own + (part.plus ?? 0);
  const bytes = writeNumber(part, value);
  if (bytes === undefined) throw tooLong(value, whyNumberDoesNotFit(part));
  return Uint8Array.of(...bytes, ...Buffer.from(part.separator ?? '', 'hex'));
}

function tooLong(sizeBytes: number, why: string): ExchangeError {
  return new ExchangeError(
    'cannot-carry',
    `cannot send a message of ${sizeBytes} bytes in this dialect: ${why}; take a shorter name or another dialect`,
  );
}
