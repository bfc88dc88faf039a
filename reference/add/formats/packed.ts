/**
 * A datagram as a sequence of bytes: constants, fields, lengths, padding, and whole messages of another format in a frame.
 *
 * This is how C structures, Python's `struct`, Java's data streams, length headers and buffers that are sent whole look. A name
 * is never cut to fit.
 */
import type { FieldName } from '../values.ts';
import { type InnerFormats, type NumberField, type PackedLayout, ruleOf, type TextField } from './packed-parts.ts';

export { decodePacked } from './packed-read.ts';
export { encodePacked } from './packed-write.ts';

export function fieldsOfPacked<Inner>({ parts }: PackedLayout<Inner>, inner: InnerFormats<Inner>): FieldName[] {
  return parts.flatMap((part) => {
    if ('content' in part) return inner.fieldsOf(part.content);
    return 'field' in part ? [part.field] : [];
  });
}

/** The rule that keeps this layout from carrying a value: only to be asked where decoding did not give it back. */
export function whyPackedCannotCarry<Inner>({ parts }: PackedLayout<Inner>, field: FieldName): string {
  const part = parts.find((each) => 'field' in each && each.field === field);
  return part === undefined ? 'it would be read back differently' : ruleOf(part as NumberField | TextField);
}
