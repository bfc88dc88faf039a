/**
 * Whether plain data is the layouts of a message: tried by writing sample values and reading them
 * back. A message that has no room for the samples is accepted.
 */
import type { Layout } from '../../reference/add/dialect.ts';
import { decodeFound, encode } from '../../reference/add/message.ts';
import { ExchangeError } from '../../reference/exchange-error.ts';

const samples = { name: 'Ana', number: 42, askedName: 'Rui', askedNumber: 7, sum: 49 };

export function areLayouts(value: unknown): value is readonly Layout[] {
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'object' && each !== null)) return false;
  const layouts = value as readonly Layout[];
  try {
    return decodeFound(layouts, encode(layouts, samples)) !== undefined;
  } catch (error) {
    return error instanceof ExchangeError && error.code === 'cannot-carry';
  }
}
