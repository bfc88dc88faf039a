/**
 * Which bytes of a message belong to which field, for any format. The message is written again with
 * another value of a field; the bytes that change belong to this field. Pure.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { encode } from '../../../reference/add/message.ts';
import type { AddValues, FieldName } from '../../../reference/add/values.ts';
import type { MarkedDatagram } from '../../profile/described-profile.ts';

/** @returns one datagram for each layout; undefined if the sample values cannot be written */
export function markFields(layouts: readonly Layout[], values: AddValues): readonly MarkedDatagram[] | undefined {
  const written = tryEncode(layouts, values);
  if (written === undefined) return undefined;
  return written.map((bytes, index) => {
    const fields = Array.from<FieldName | undefined>({ length: bytes.length });
    for (const field of Object.keys(values) as FieldName[]) {
      for (const other of othersOf(values, field)) {
        const changed = tryEncode(layouts, { ...values, [field]: other })?.[index];
        if (changed?.length !== bytes.length) continue;
        for (const [at, byte] of bytes.entries()) if (byte !== changed[at]) fields[at] ??= field;
      }
    }
    return { format: (layouts[index] as Layout).format, bytes, fields };
  });
}

/** Other values that take the same number of bytes. As a packed integer, -1 changes all bytes. */
function othersOf(values: AddValues, field: FieldName): readonly (string | number)[] {
  const value = values[field];
  if (typeof value === 'number') return [value === 57 ? 68 : 57, -1, 16_843_009 * 17];
  return value === undefined
    ? []
    : ['x', 'y', 'z'].map((letter) => value.replaceAll(/[ -~]/g, letter).replaceAll(/[\u0080-\u07ff]/g, 'ø'));
}

function tryEncode(layouts: readonly Layout[], values: AddValues): readonly Uint8Array[] | undefined {
  try {
    return encode(layouts, values);
  } catch {
    return undefined;
  }
}
