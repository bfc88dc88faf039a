/**
 * What the two programs of "Adding two numbers" tell each other (handout §3), apart from how it is written as bytes.
 */

/** `sum`, `askedName` and `askedNumber` stand in replies only: they repeat the request's values, or compute with them. */
export const fieldNames = ['name', 'number', 'sum', 'askedName', 'askedNumber'] as const;
export type FieldName = (typeof fieldNames)[number];

/** A request, or a reply where `name` and `number` are the server's. Numbers are integers. */
export interface AddValues {
  readonly name: string;
  readonly number: number;
  readonly askedName?: string;
  readonly askedNumber?: number;
  readonly sum?: number;
}

/** What was found in one datagram, or in several that are not complete. */
export type FoundValues = Partial<AddValues>;

export function isNumeric(field: FieldName): field is 'number' | 'sum' | 'askedNumber' {
  return field === 'number' || field === 'sum' || field === 'askedNumber';
}

/** Whether the handout lets a client send it (§3): an integer outside ends the server. */
export function isInRange(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 100;
}
