/**
 * Infers messages in a frame: after a header with their length, or at the beginning of a buffer
 * that is sent whole.
 */
import type { Layout, PackedPart } from '../../../reference/add/dialect.ts';
import { type NumberCode, writeNumber } from '../../../reference/add/formats/number-code.ts';
import { cheapest, type Constraints, isSame, type Candidate, candidateOf } from './candidate.ts';
import { widthPenalty } from './text/widths.ts';
import { charactersIn, decimalCodesAt, packedLengths, remaindersBehindLength } from './packed/lengths.ts';

export type InferInside = (payloads: readonly Uint8Array[], constraints: Constraints) => Candidate | undefined;

/** @param inside infers the message in the frame */
export function inferFramed(
  payloads: readonly Uint8Array[],
  constraints: Constraints,
  inside: InferInside,
): Candidate | undefined {
  return cheapest([...behindLength(payloads, constraints, inside), ...inBuffer(payloads, constraints, inside)]);
}

function behindLength(
  payloads: readonly Uint8Array[],
  constraints: Constraints,
  inside: InferInside,
): readonly (Candidate | undefined)[] {
  return remaindersBehindLength(payloads, constraints.bytesBehind).map(({ part, rests, cost }) => {
    const content = inside(rests, constraints);
    // A number that states the right length is hardly one by chance, so a header is preferred (it
    // costs -3). Only a letter in a text may be one by chance.
    return (
      content &&
      wrapped(
        [part, { content: content.layout }],
        payloads,
        constraints,
        content,
        cost + (isLetter(part, payloads) ? 3 : -3),
      )
    );
  });
}

function isLetter(part: PackedPart, [payload]: readonly Uint8Array[]): boolean {
  return 'bytes' in part && part.bytes === 1 && (payload?.[0] ?? 0) >= 0x20;
}

function inBuffer(
  payloads: readonly Uint8Array[],
  constraints: Constraints,
  inside: InferInside,
): readonly (Candidate | undefined)[] {
  const [first = new Uint8Array()] = payloads;
  if (payloads.some((payload) => payload.length !== first.length)) return [];
  return (['\0', ' '] as const).flatMap((fill) => {
    const used = payloads.map((payload) => payload.findLastIndex((byte) => byte !== fill.charCodeAt(0)) + 1);
    const nuls = payloads.map((payload) => payload.indexOf(0));
    const cuts = [used, ...(fill === '\0' && nuls.every((nul) => nul > 0) && !isSame(nuls, used) ? [nuls] : [])];
    return cuts.map((ends, garbage) => {
      if (ends.some((end) => first.length - end < 2)) return undefined;
      const content = inside(
        payloads.map((payload, at) => payload.subarray(0, ends[at])),
        constraints,
      );
      const part = { width: first.length, fill };
      const behindNul = garbage === 0 ? [] : payloads.map((payload, at) => payload.subarray((ends[at] ?? 0) + 1));
      return (
        content &&
        wrapped(
          [{ content: content.layout, ...part }],
          payloads,
          constraints,
          content,
          (garbage === 0 ? 0.5 : 4) + (mayBeChecksum(behindNul) ? 3 : 0) + Math.round(widthPenalty(first.length)) / 2,
        )
      );
    });
  });
}

/** Few bytes that change are rather a checksum than what was in memory. */
function mayBeChecksum(rests: readonly Uint8Array[]): boolean {
  const [first] = rests;
  return first !== undefined && rests.every(({ length }) => length <= 4) && rests.some((rest) => !isSame(rest, first));
}

function wrapped(
  parts: readonly PackedPart[],
  payloads: readonly Uint8Array[],
  constraints: Constraints,
  content: Candidate,
  cost: number,
): Candidate | undefined {
  const candidate = candidateOf({ format: 'packed', parts }, payloads, constraints, 0);
  return candidate && { ...candidate, cost: content.cost + cost };
}

/** The layout of a datagram that contains only the length of the next one. */
export function inferHeader(payloads: readonly Uint8Array[], next: readonly Uint8Array[]): Layout | undefined {
  const lengths = next.map((payload) => payload.length);
  const code = codeOfWhole(payloads, lengths);
  if (code !== undefined) return { format: 'packed', parts: [{ length: 'next', ...code }] };
  const characters = next.map(charactersIn);
  const other = codeOfWhole(payloads, characters);
  return other && { format: 'packed', parts: [{ length: 'next', counts: 'characters', ...other }] };
}

function codeOfWhole(payloads: readonly Uint8Array[], values: readonly number[]): NumberCode | undefined {
  return [...packedLengths, ...decimalCodesAt(payloads[0] ?? new Uint8Array(), 0)].find((code) =>
    payloads.every((payload, at) => isSame(writeNumber(code, values[at] as number), payload)),
  );
}
