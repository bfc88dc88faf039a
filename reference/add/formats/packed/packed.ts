/**
 * A datagram as a sequence of bytes: constants, fields, lengths, padding, and whole messages of
 * another format in a frame.
 *
 * C structures, Python's `struct`, Java's data streams, length headers and whole buffers have this
 * form. A name is never shortened to fit.
 */
import type { FieldName } from '../../values.ts';
import { type InnerFormats, type NumberField, type PackedLayout, ruleOf, type TextField } from './parts.ts';

export { decodePacked } from './read.ts';
export { encodePacked } from './write.ts';

export function fieldsOfPacked<Inner>({ parts }: PackedLayout<Inner>, inner: InnerFormats<Inner>): FieldName[] {
  return parts.flatMap((part) => {
    if ('content' in part) return inner.fieldsOf(part.content);
    return 'field' in part ? [part.field] : [];
  });
}

/** Why this layout cannot carry a value that decoding did not give back. */
export function whyPackedCannotCarry<Inner>({ parts }: PackedLayout<Inner>, field: FieldName): string {
  const part = parts.find((each) => 'field' in each && each.field === field);
  return part === undefined ? 'it would be read back differently' : ruleOf(part as NumberField | TextField);
}
