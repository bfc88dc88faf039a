/**
 * Layouts that are tried on a half if its other half does not show one, the most common first.
 */
import { dialects, type Layout } from '../../reference/add/dialect.ts';
import { parseFileRequest } from '../../reference/file/message.ts';

const name = { field: 'name' } as const;
const number = { field: 'number' } as const;

function text(...parts: readonly (string | typeof name | typeof number)[]): readonly Layout[] {
  return [{ format: 'text', parts }];
}

const pickledName = { kind: 'field', field: 'name', as: 'str' } as const;
const pickledNumber = { kind: 'field', field: 'number', as: 'int' } as const;

/** As `pickle.dumps` writes a tuple or a list with these items. */
function pickled(
  kind: 'tuple' | 'list',
  ...items: readonly (typeof pickledName | typeof pickledNumber)[]
): readonly Layout[] {
  return [{ format: 'pickle', protocol: 4, template: { kind, items } }];
}

export const commonLayouts: readonly (readonly Layout[])[] = [
  ...Object.values(dialects).map(({ request }) => request),
  text(name, ', ', number),
  text(name, ': ', number),
  text(number, ',', name),
  text(number, ' ', name),
  pickled('tuple', pickledName, pickledNumber),
  pickled('list', pickledName, pickledNumber),
  pickled('tuple', pickledNumber, pickledName),
];

/** Layouts of a request for a file that are tried on a server if its client does not show one. */
export const commonFileRequestLayouts: readonly Layout[] = [
  ...['{name}', '{name}\\n', 'GET {name}', 'get {name}', 'GET {name}\\n', '{name}\\0'].map(parseFileRequest),
  ...['file', 'filename', 'name', 'ficheiro'].map((key): Layout => ({
    format: 'json',
    template: { [key]: { $field: 'name' } },
  })),
  { format: 'pickle', protocol: 4, template: pickledName },
];
