/**
 * The error of all formats for a value that they cannot write, with the rule that forbids it.
 */
import { ExchangeError } from '../../exchange-error.ts';
import type { FieldName } from '../values.ts';

/** @param why the rule, as the second half of a sentence */
export function cannotCarry(field: FieldName, value: string | number, why: string): ExchangeError {
  return new ExchangeError(
    'cannot-carry',
    `cannot send ${JSON.stringify(value)} as the ${field} in this dialect: ${why}; take another dialect (JSON carries any name)`,
    { concerns: field },
  );
}
