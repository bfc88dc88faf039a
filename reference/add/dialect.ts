/**
 * A dialect: how one submission writes its messages, as plain data that can be stored as JSON.
 *
 * A message has one layout for each datagram. Each format has a file in `formats/`, a member of
 * {@link Layout} and cases in `message.ts`. The reference commands offer the named dialects.
 */
import type { JsonLayout, JsonTemplate } from './formats/json.ts';
import type { PackedLayout, PackedPart as PackedPartOf } from './formats/packed/parts.ts';
import type { PickleLayout } from './formats/python/pickle.ts';
import type { ReprLayout } from './formats/python/repr.ts';
import type { TextLayout, TextPart } from './formats/text.ts';
import type { CheckedLayout, EncodedLayout } from './formats/wrapped/wrapped.ts';

export type { JsonField, JsonTemplate } from './formats/json.ts';
export type { TextPart } from './formats/text.ts';
export type { FieldName } from './values.ts';

/** How one datagram is written. */
export type Layout =
  | TextLayout
  | JsonLayout
  | PackedLayout<Layout>
  | PickleLayout
  | ReprLayout
  | EncodedLayout<Layout>
  | CheckedLayout<Layout>;

export type PackedPart = PackedPartOf<Layout>;

export interface Dialect {
  readonly request: readonly Layout[];
  readonly reply: readonly Layout[];
}

export interface NamedDialect extends Dialect {
  /** One line for tables. */
  readonly title: string;
}

const name = { field: 'name' } as const;
const number = { field: 'number' } as const;

/** In the order in which help and documentation show them; the first is the default. */
export const dialects = {
  comma: separatedBy(',', 'name and integer with a comma between them: Ana,42'),
  space: separatedBy(' ', 'with a space between them: Ana 42'),
  colon: separatedBy(':', 'with a colon between them: Ana:42'),
  semicolon: separatedBy(';', 'with a semicolon between them: Ana;42'),
  pipe: separatedBy('|', 'with a vertical bar between them: Ana|42'),
  newline: separatedBy('\n', 'with a line end between them'),
  json: same('a JSON object: {"name":"Ana","number":42}', [
    json({ name: { $field: 'name' }, number: { $field: 'number' } }),
  ]),
  'two-datagrams': same('two datagrams: the name, then the integer', [text(name), text(number)]),
} as const satisfies Readonly<Record<string, NamedDialect>>;

export type DialectName = keyof typeof dialects;

export const dialectNames = Object.keys(dialects) as DialectName[];

export function isDialectName(word: string): word is DialectName {
  return Object.hasOwn(dialects, word);
}

function separatedBy(separator: string, title: string): NamedDialect {
  return same(title, [text(name, separator, number)]);
}

function same(title: string, layouts: readonly Layout[]): NamedDialect {
  return { title, request: layouts, reply: layouts };
}

function text(...parts: readonly TextPart[]): TextLayout {
  return { format: 'text', parts };
}

function json(template: JsonTemplate): JsonLayout {
  return { format: 'json', template };
}
