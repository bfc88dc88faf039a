/**
 * Infers the fields of a text by comparing samples.
 *
 * The part that changes with the integer is the integer. A constant part of letters may be the
 * name. Blanks that compensate for missing digits are padding.
 */
import type { TextPart } from '../../../../reference/add/dialect.ts';
import { type FieldName, isNumeric } from '../../../../reference/add/values.ts';
import { type Charset, fromBytes } from '../../../../reference/add/formats/charset.ts';
import { alignNumbers, type Column } from './columns.ts';
import { alignUnknown } from './unknown.ts';
import { cheapest, type Constraints, type Candidate, candidateOf } from '../candidate.ts';
import { withLengths } from './lengths.ts';
import { inferName } from './name.ts';
import { resolvePadding } from './padding.ts';
import { widthPenalty } from './widths.ts';

const charsets: readonly { readonly charset?: Charset; readonly cost: number }[] = [
  { cost: 2 },
  { charset: 'utf-16le', cost: 3 },
  { charset: 'utf-16be', cost: 3 },
  { charset: 'latin1', cost: 6 },
];

/** The layout of a text, in the character set that makes it the cheapest. */
export function inferText(payloads: readonly Uint8Array[], constraints: Constraints): Candidate | undefined {
  return cheapest(
    charsets.map(({ charset, cost }) => {
      const texts = payloads.map((payload) => fromBytes(payload, charset));
      if (!texts.every((text) => text !== undefined && (charset === undefined || isPlain(text.replace(/^\ufeff/, '')))))
        return undefined;
      const candidateFor = (seeksName: boolean): Candidate | undefined => {
        const sought = { ...constraints, seeksName };
        const fields =
          inferTextIn(texts as readonly string[], sought) ?? inferChangingText(texts as readonly string[], sought);
        const parts = fields && withLengths(fields, texts as readonly string[]);
        const layout = { format: 'text', parts: parts ?? [], ...(charset === undefined ? {} : { charset }) } as const;
        return parts && candidateOf(layout, payloads, constraints, cost + implausibility(parts));
      };
      // Directly beside the asked name, another name cannot be distinguished from the words of the
      // message.
      return candidateFor(constraints.seeksName) ?? candidateFor(false);
    }),
  );
}

/** @returns undefined if the texts differ in anything but known integers */
export function inferTextIn(texts: readonly string[], constraints: Constraints): readonly TextPart[] | undefined {
  return likeliestOf(
    splitAtAskedName(texts, constraints).flatMap((columns) => alignNumbers(columns, constraints)),
    constraints,
  );
}

/** Words may also change without a known meaning, provided that a number is the integer. */
function inferChangingText(texts: readonly string[], constraints: Constraints): readonly TextPart[] | undefined {
  const parts = likeliestOf(
    splitAtAskedName(texts, constraints).flatMap((columns) => alignUnknown(columns, constraints)),
    constraints,
  );
  return parts?.some((part) => isFieldOf(part, 'number')) === true ? parts : undefined;
}

export function isFieldOf(part: TextPart | undefined, field: FieldName): boolean {
  return typeof part === 'object' && 'field' in part && part.field === field;
}

function likeliestOf(
  attempts: readonly (readonly Column[])[],
  constraints: Constraints,
): readonly TextPart[] | undefined {
  const candidates = attempts.flatMap(resolvePadding).map((parts) => {
    const named = constraints.seeksName ? inferName(parts, constraints.screen) : { parts, cost: 0 };
    return { parts: named.parts, cost: named.cost + widthCost(named.parts) / 10 };
  });
  const [first, ...others] = candidates;
  return others.reduce((best, each) => (best !== undefined && each.cost < best.cost ? each : best), first)?.parts;
}

/** A reply may repeat the asked name. Unless all samples do, no part is marked. */
function splitAtAskedName(texts: readonly string[], { askedName }: Constraints): readonly (readonly Column[])[] {
  if (askedName === undefined || !texts.every((text) => text.includes(askedName))) return [[{ literals: texts }]];
  const split = texts.map((text) => [
    text.slice(0, text.indexOf(askedName)),
    text.slice(text.indexOf(askedName) + askedName.length),
  ]);
  const [before, after] = [0, 1].map((side) => ({ literals: split.map((pieces) => pieces[side] as string) }));
  return [[before as Column, { field: 'askedName', written: texts.map(() => askedName) }, after as Column]];
}

/**
 * The cost of everything that is unusual in a text. Control characters suggest binary data,
 * although a NUL may separate or end a text. Three or more blanks at the end suggest padding.
 */
function implausibility(parts: readonly TextPart[]): number {
  const literals = parts.filter((part) => typeof part === 'string');
  const controls = literals.flatMap((text) => text.match(/[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]|\0{2,}/g) ?? []).length;
  const nuls = literals.flatMap((text) => text.match(/\0/g) ?? []).length;
  const last = parts.at(-1);
  const fill = typeof last === 'string' && / {3,}$/.test(last) ? 1 : 0;
  const unexplained = parts.filter((part) => typeof part === 'object' && 'any' in part).length;
  // Each length explains a number that another layout takes for a constant.
  const lengths = parts.filter((part) => typeof part === 'object' && 'lengthOf' in part).length;
  return 8 * controls + 2 * nuls + fill + widthCost(parts) + 2 * adjacentNumbers(parts) + 6 * unexplained - 2 * lengths;
}

/** Numbers directly beside a name without a width: a program could not find the end of the name. */
function adjacentNumbers(parts: readonly TextPart[]): number {
  const isName = (part: TextPart | undefined): boolean =>
    typeof part === 'object' && 'field' in part && !isNumeric(part.field) && !('width' in part);
  const isNumber = (part: TextPart): boolean => typeof part === 'object' && 'field' in part && isNumeric(part.field);
  return parts.filter((part, at) => isNumber(part) && (isName(parts[at - 1]) || isName(parts[at + 1]))).length;
}

/** Each width is a further assumption, and costs something. */
function widthCost(parts: readonly TextPart[]): number {
  return parts.reduce((sum, part) => {
    if (typeof part !== 'object' || !('width' in part) || part.pad === '0') return sum;
    const isWide = part.width > (isNumeric(part.field) ? 12 : 100);
    return sum + 0.5 + widthPenalty(part.width) / 2 + (isWide ? 3 : 0);
  }, 0);
}

function isPlain(text: string): boolean {
  return !/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2e80-\uffff]/.test(text);
}

/** @returns undefined for bytes that are not UTF-8 text */
export function asText(payload: Uint8Array): string | undefined {
  return fromBytes(payload);
}
