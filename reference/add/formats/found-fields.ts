/**
 * The fields that were found so far in a nested value. A field that appears twice must have the
 * same value.
 */
import type { FieldName } from '../values.ts';

export type Found = Map<FieldName, string | number>;

/**
 * Adds values to those found so far.
 *
 * @returns whether they agree with them; otherwise the value does not fit
 */
export function remembers(
  found: Found,
  values: { readonly [field in FieldName]?: string | number | undefined } | undefined,
): boolean {
  if (values === undefined) return false;
  return (Object.entries(values) as [FieldName, string | number | undefined][]).every(([field, value]) => {
    if (value === undefined || (found.get(field) ?? value) !== value) return false;
    found.set(field, value);
    return true;
  });
}
