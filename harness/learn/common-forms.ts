/**
 * Forms of a message that are tried on a half whose other half does not show one, the commonest first.
 */
import { dialects, type Layout } from '../../reference/add/dialect.ts';

const name = { field: 'name' } as const;
const number = { field: 'number' } as const;

function text(...parts: readonly (string | typeof name | typeof number)[]): readonly Layout[] {
  return [{ format: 'text', parts }];
}

export const commonForms: readonly (readonly Layout[])[] = [
  ...Object.values(dialects).map(({ request }) => request),
  text(name, ', ', number),
  text(name, ': ', number),
  text(number, ',', name),
  text(number, ' ', name),
];
