/**
 * The values that the two programs of "Adding two numbers" exchange (handout §3), in any format.
 */

/**
 * Only replies have `sum`, `askedName` and `askedNumber`: they repeat the request's values, or add
 * them.
 */
export const fieldNames = ['name', 'number', 'sum', 'askedName', 'askedNumber'] as const;
export type FieldName = (typeof fieldNames)[number];

/** A request, or a reply, in which `name` and `number` are the server's. Numbers are integers. */
export interface AddValues {
  readonly name: string;
  readonly number: number;
  readonly askedName?: string;
  readonly askedNumber?: number;
  readonly sum?: number;
}

/** The values of one datagram, or of a message that lacks some. */
export type FoundValues = Partial<AddValues>;

export function isNumeric(field: FieldName): field is 'number' | 'sum' | 'askedNumber' {
  return field === 'number' || field === 'sum' || field === 'askedNumber';
}

/** Whether the server answers this integer (handout §3). Any other one shuts it down. */
export function isInRange(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 100;
}
