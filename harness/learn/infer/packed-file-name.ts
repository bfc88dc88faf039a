/**
 * Where packed bytes have the name of a file, seen from several samples with names of different
 * lengths. Pure.
 *
 * Around the name, bytes are constant: a kind of message, a version. Directly before it may be its
 * length, and after it a terminator or the rest of a fixed field.
 */
import type { PackedLayout, PackedPart } from '../../../reference/add/formats/packed/parts.ts';
import { type NumberCode, writeNumber } from '../../../reference/add/formats/number-code.ts';
import type { TextCode } from '../../../reference/add/formats/text-code.ts';
import type { Layout } from '../../../reference/add/dialect.ts';
import { packedLengths } from './packed/lengths.ts';

interface NamedBytes {
  readonly fileName: string;
  readonly payload: Uint8Array;
}

/** @returns the layouts that the first sample allows, the likeliest first */
export function layoutsAroundName({ fileName, payload }: NamedBytes): readonly PackedLayout<Layout>[] {
  const bytes = Buffer.from(payload);
  const name = Buffer.from(fileName);
  const found: PackedLayout<Layout>[] = [];
  for (let at = bytes.indexOf(name); at !== -1; at = bytes.indexOf(name, at + 1)) {
    const before = bytes.subarray(0, at);
    const after = bytes.subarray(at + name.length);
    for (const { code, head, tail } of codesBetween(before, name.length, after)) {
      const field: PackedPart<Layout> = { field: 'name', ...code };
      found.push({ format: 'packed', parts: [...constant(head), field, ...constant(tail)] });
    }
  }
  return found;
}

interface CodeBetween {
  readonly code: TextCode;
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
}

function codesBetween(before: Buffer, size: number, after: Buffer): readonly CodeBetween[] {
  const prefixed = packedLengths.flatMap((prefix): readonly CodeBetween[] => {
    const head = withoutLength(before, prefix, size);
    return head === undefined ? [] : [{ code: { code: 'prefixed', prefix }, head, tail: after }];
  });
  const nuls = after.findIndex((byte) => byte !== 0);
  const filled = nuls === -1 ? after.length : nuls;
  // Of the NULs after a name, the last may belong to what follows it. A second name tells.
  const fixed = Array.from({ length: filled }, (_, index) => filled - index).map((count): CodeBetween => {
    const code = { code: 'fixed', width: size + count, pad: '\0', align: 'left' } as const;
    return { code, head: before, tail: after.subarray(count) };
  });
  const terminated: readonly CodeBetween[] =
    filled === 0 ? [] : [{ code: { code: 'terminated', by: '00' }, head: before, tail: after.subarray(1) }];
  return [...prefixed, ...terminated, ...fixed, { code: { code: 'free' }, head: before, tail: after }];
}

function withoutLength(before: Buffer, prefix: NumberCode, size: number): Uint8Array | undefined {
  const written = writeNumber(prefix, size);
  if (written === undefined || before.length < written.length) return undefined;
  const start = before.length - written.length;
  return before.subarray(start).equals(written) ? before.subarray(0, start) : undefined;
}

function constant(bytes: Uint8Array): readonly PackedPart<Layout>[] {
  return bytes.length === 0 ? [] : [{ hex: Buffer.from(bytes).toString('hex') }];
}
