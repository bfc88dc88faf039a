/**
 * Finds what is wrapped around a message: an encoding of all its bytes, or a checksum beside it.
 *
 * A wrapping counts only if it explains every sample. A checksum of one or two bytes may be right by
 * chance: it needs samples that differ.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { checksumAlgorithms, checksumBytes } from '../../../reference/add/formats/wrapped/checksums.ts';
import { encodings, type Encoding } from '../../../reference/add/formats/wrapped/encodings.ts';
import { hasWords } from '../../transcript/armour.ts';
import { unwrapBytes, type Wrapping, type WrittenChecksum } from '../../../reference/add/formats/wrapped/wrapped.ts';
import { checksumsWithStart, type Wrapped } from './checksum-start.ts';

/** The samples of one datagram are looked at again and again while numbers are searched in them. */
const known = new WeakMap<readonly Uint8Array[], readonly Wrapped[]>();

/** @param like layouts of the other half: what is wrapped around them is known */
export function wrappingsOf(payloads: readonly Uint8Array[], like: readonly Layout[] = []): readonly Wrapped[] {
  const found = known.get(payloads) ?? [...encodingsOf(payloads), ...checksumsOf(payloads)];
  known.set(payloads, found);
  const others = like.flatMap((wrapping): readonly Wrapped[] => {
    if (!('content' in wrapping)) return [];
    const contents = unwrapAll(wrapping, payloads);
    return contents === undefined ? [] : [{ wrapping, contents, cost: -1, isCertain: true }];
  });
  return [...others, ...found];
}

/** The messages inside of all wrappings, also of one in another. */
export function contentsOf(
  payloads: readonly Uint8Array[],
  like: readonly Layout[] = [],
  depth = maxDepth,
): readonly (readonly Uint8Array[])[] {
  if (depth === 0) return [];
  const inside = contentsIn(like);
  return wrappingsOf(payloads, like).flatMap(({ contents }) => [contents, ...contentsOf(contents, inside, depth - 1)]);
}

/** The layouts inside of those that are wrapped. */
export function contentsIn(layouts: readonly Layout[]): readonly Layout[] {
  return layouts.flatMap((layout) => ('content' in layout ? [layout.content] : []));
}

/** How many wrappings a message has, one in another. */
export const maxDepth = 2;

export function wrappedLayout(wrapping: Wrapping, content: Layout): Layout {
  return { ...wrapping, content };
}

const shortestEncoded = 8;
const longest = 4096;

function encodingsOf(payloads: readonly Uint8Array[]): readonly Wrapped[] {
  if (payloads.some(({ length }) => length < shortestEncoded || length > longest)) return [];
  for (const encoding of encodings) {
    const wrapping = { format: 'encoded', encoding } as const;
    const contents = payloads.every((each) => mayBeEncoded(encoding, each)) && unwrapAll(wrapping, payloads);
    if (contents === undefined || contents === false) continue;
    return [
      {
        wrapping,
        contents,
        cost: 0.5,
        isCertain: hasCheck(encoding) || contents.every(hasWords) || payloads.every(isLongHex),
      },
    ];
  }
  return [];
}

/** Whether the encoding ends with a checksum of what it contains. */
function hasCheck(encoding: Encoding): boolean {
  return encoding === 'zlib' || encoding === 'gzip';
}

/** Cheap, because most messages are not encoded. */
function mayBeEncoded(encoding: Encoding, payload: Uint8Array): boolean {
  const [first = 0, second = 0] = payload;
  switch (encoding) {
    case 'zlib':
      return (first & 0x0f) === 8;
    case 'gzip':
      return first === 0x1f && second === 0x8b;
    case 'deflate':
      return !payload.every(isPrintableByte);
    default:
      return payload.every(isPrintableByte);
  }
}

function isPrintableByte(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** No text has so many hexadecimal digits, and letters among them. */
function isLongHex(payload: Uint8Array): boolean {
  return /^(?=.*[a-f])[0-9a-f]{16,}$/i.test(Buffer.from(payload).toString('latin1'));
}

function unwrapAll(wrapping: Wrapping, payloads: readonly Uint8Array[]): readonly Uint8Array[] | undefined {
  const contents = payloads.map((payload) => unwrapBytes(wrapping, payload));
  return contents.length > 0 && contents.every((each) => each !== undefined && each.length > 0)
    ? (contents as readonly Uint8Array[])
    : undefined;
}

/** All that may be written of a checksum, the longest first: its first bytes may be another one. */
const checksums: readonly WrittenChecksum[] = checksumAlgorithms
  .flatMap((algorithm) => {
    const size = checksumBytes(algorithm, new Uint8Array()).length;
    const sizes = size > 4 ? [size, 16, 8, 4].filter((each) => each <= size) : [size];
    const binary = (['bytes', 'hex', 'hex-upper'] as const).flatMap((as) => sizes.map((bytes) => ({ bytes, as })));
    const whole = size > 4 ? [] : [{ bytes: size, as: 'decimal' as const }];
    const reversed = size === 2 || size === 4 ? [{ bytes: size, as: 'reversed' as const }] : [];
    return [...binary, ...whole, ...reversed].map((each) => ({ algorithm, ...each }));
  })
  .flatMap((each) => (['after', 'before'] as const).map((place) => ({ ...each, place })))
  .toSorted((a, b) => b.bytes - a.bytes);

const separators = /^[\n\t ,:;|#/*&-]$/;

function checksumsOf(payloads: readonly Uint8Array[]): readonly Wrapped[] {
  const [first] = payloads;
  if (first === undefined || payloads.some(({ length }) => length > longest)) return [];
  // Bytes whose sum is zero seem to begin with a checksum, and also to end with one.
  const weak: Wrapped[] = [];
  for (const checksum of checksums) {
    for (const separator of separatorsFor(checksum, first)) {
      const wrapping: Wrapping = {
        format: 'checked',
        checksum: { ...checksum, ...(separator === '' ? {} : { separator }) },
      };
      const isLikely = payloads.every((each) => mayBeChecksum(checksum, each)) && !isText(checksum, payloads);
      const contents = isLikely && unwrapBytes(wrapping, first) ? unwrapAll(wrapping, payloads) : undefined;
      if (contents === undefined || !isMeant(checksum, contents)) continue;
      if (isStrong(checksum)) return [{ wrapping, contents, cost: -3, isCertain: true }];
      weak.push({ wrapping, contents, cost: 0, isCertain: false });
    }
  }
  return [...weak.slice(0, maxWeak), ...checksumsWithStart(payloads)];
}

const maxWeak = 4;

/** So many bytes are not right by chance. A sum in digits has fewer. */
function isStrong({ algorithm, bytes, as }: WrittenChecksum): boolean {
  return bytes >= 4 && !(algorithm === 'sum32' && as === 'decimal');
}

/**
 * A weak checksum must be right for bytes that differ, and differ with them: if the XOR of a message
 * is zero, each of its bytes is the XOR of the others, also a letter that is always there.
 */
function isMeant(checksum: WrittenChecksum, contents: readonly Uint8Array[]): boolean {
  if (contents.some(({ length }) => length < 3)) return false;
  return isStrong(checksum) || new Set(contents.map((each) => hexOfChecksum(checksum, each))).size > 1;
}

function hexOfChecksum({ algorithm }: WrittenChecksum, content: Uint8Array): string {
  return Buffer.from(checksumBytes(algorithm, content)).toString('hex');
}

/** Whether such a checksum may be there, by its first or last bytes alone. It saves computing most of them. */
function mayBeChecksum({ bytes, as, place }: WrittenChecksum, payload: Uint8Array): boolean {
  if (as === 'decimal') return isDigit((place === 'after' ? payload.at(-1) : payload[0]) ?? 0);
  if (!isHex(as)) return true;
  return edgeOf(payload, 2 * bytes, place).every((byte) => isDigit(byte) || (byte >= 0x41 && byte <= 0x66));
}

/** Eight bytes of a checksum are hardly ever all printable, and never in all of several messages. */
function isText({ bytes, as, place }: WrittenChecksum, payloads: readonly Uint8Array[]): boolean {
  if (bytes <= 4 || isHex(as)) return false;
  return payloads.every((payload) => edgeOf(payload, bytes, place).every(isPrintableByte));
}

function isHex(as: WrittenChecksum['as']): boolean {
  return as === 'hex' || as === 'hex-upper';
}

function edgeOf(payload: Uint8Array, size: number, place: WrittenChecksum['place']): Uint8Array {
  return place === 'after' ? payload.subarray(-size) : payload.subarray(0, size);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** In hexadecimal, without one and with the byte that is there. */
function separatorsFor({ bytes, as, place }: WrittenChecksum, payload: Uint8Array): readonly string[] {
  if (as === 'decimal') return separatorsIn(payload, place);
  const size = isHex(as) ? 2 * bytes : bytes;
  const byte = payload[place === 'after' ? payload.length - size - 1 : size];
  return byte !== undefined && isSeparator(byte) ? ['', hexOf(byte)] : [''];
}

/** The last byte, or the first, other than a digit: a checksum in digits has nothing else. */
function separatorsIn(payload: Uint8Array, place: WrittenChecksum['place']): readonly string[] {
  const at =
    place === 'after' ? payload.findLastIndex((each) => !isDigit(each)) : payload.findIndex((each) => !isDigit(each));
  const byte = payload[at];
  return byte !== undefined && isSeparator(byte) ? [hexOf(byte)] : [];
}

function isSeparator(byte: number): boolean {
  return separators.test(String.fromCharCode(byte));
}

function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
