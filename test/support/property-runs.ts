/**
 * How often a property is tried: as often as its test says, or as `DATAGRADE_RUNS` says.
 *
 * The usual number keeps the suite short; tens of thousands are for a change to what a property is about. `DATAGRADE_SEED`
 * repeats a search, or starts another one on purpose; without it fast-check draws a seed and tells it where a property fails.
 */
export interface PropertyRuns {
  readonly numRuns: number;
  readonly seed?: number;
}

/** What `fc.assert` takes as its second argument. Throws where a variable is set to what is no number. */
export function runs(usual: number): PropertyRuns {
  const seed = integerFrom('DATAGRADE_SEED');
  return { numRuns: integerFrom('DATAGRADE_RUNS') ?? usual, ...(seed === undefined ? {} : { seed }) };
}

function integerFrom(variable: string): number | undefined {
  const text = process.env[variable];
  if (text === undefined || text === '') return undefined;
  if (!/^-?\d+$/.test(text))
    throw new Error(`Cannot try a property: ${variable} is ${JSON.stringify(text)}, no integer.`);
  return Number(text);
}
