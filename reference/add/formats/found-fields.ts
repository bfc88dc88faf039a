/**
 * The fields that a nested value has been found to hold so far; one that stands there twice holds the same twice.
 */
import type { FieldName } from '../values.ts';

export type Found = Map<FieldName, string | number>;

/** @returns whether the values agree with what was found before, and are now among it */
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
