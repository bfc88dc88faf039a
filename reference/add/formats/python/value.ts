/**
 * Python values with fields in them, as programs of this lab pass them to `pickle.dumps` and
 * `repr`.
 *
 * Numbers are exact integers, or floats with an integer value. `old` is Python 2's 8-bit string.
 * Other objects are not supported.
 */
import { type FieldName, type FoundValues, isNumeric } from '../../values.ts';
import { type Found, remembers } from '../found-fields.ts';
import { integerIn } from '../number-code.ts';
import { type TextPart, textFieldsOf, matchText, renderText } from '../text.ts';

export type PythonText = 'str' | 'old' | 'bytes';
export type PythonNumber = 'int' | 'long' | 'float';

interface PythonContainer<Leaf> {
  readonly kind: 'tuple' | 'list';
  readonly items: readonly PythonTree<Leaf>[];
}

interface PythonDict<Leaf> {
  readonly kind: 'dict';
  readonly entries: readonly (readonly [key: PythonTree<Leaf>, value: PythonTree<Leaf>])[];
}

export type PythonTree<Leaf> = Leaf | PythonContainer<Leaf> | PythonDict<Leaf>;

export type PythonLeaf =
  | { readonly kind: PythonText; readonly text: string }
  | { readonly kind: PythonNumber; readonly number: number }
  | { readonly kind: 'constant'; readonly constant: boolean | null };

/**
 * A scalar that is a field, a text with fields in it, or a scalar that changes without a known
 * meaning, such as the time of day. That one is written as in the sample.
 */
export type PythonField =
  | { readonly kind: 'field'; readonly field: FieldName; readonly as: PythonText | PythonNumber }
  | { readonly kind: 'template'; readonly parts: readonly TextPart[]; readonly as: PythonText }
  | { readonly kind: 'any'; readonly sample: PythonLeaf };

export type PythonValue = PythonTree<PythonLeaf>;
export type PythonTemplate = PythonTree<PythonLeaf | PythonField>;

export function fillPython(template: PythonTemplate, values: FoundValues): PythonValue {
  switch (template.kind) {
    case 'field':
      return isNumberKind(template.as)
        ? { kind: template.as, number: Number(values[template.field]) }
        : { kind: template.as, text: String(values[template.field]) };
    case 'template':
      return { kind: template.as, text: renderText(template.parts, values) };
    case 'any':
      return template.sample;
    case 'tuple':
    case 'list':
      return { kind: template.kind, items: template.items.map((item) => fillPython(item, values)) };
    case 'dict':
      return {
        kind: 'dict',
        entries: template.entries.map(([key, value]) => [fillPython(key, values), fillPython(value, values)]),
      };
    default:
      return template;
  }
}

/**
 * The fields of a value, or undefined if it does not fit. A dictionary may have additional entries,
 * in any order.
 */
export function matchPython(template: PythonTemplate, value: PythonValue): FoundValues | undefined {
  const found = new Map<FieldName, string | number>();
  return fits(template, value, found) ? (Object.fromEntries(found) as FoundValues) : undefined;
}

export function fieldsOfPython(template: PythonTemplate): FieldName[] {
  switch (template.kind) {
    case 'field':
      return [template.field];
    case 'template':
      return textFieldsOf(template.parts);
    case 'tuple':
    case 'list':
      return template.items.flatMap(fieldsOfPython);
    case 'dict':
      return template.entries.flatMap((entry) => entry.flatMap(fieldsOfPython));
    default:
      return [];
  }
}

function fits(template: PythonTemplate, value: PythonValue, found: Found): boolean {
  switch (template.kind) {
    case 'field':
      return remembers(found, { [template.field]: fieldValue(template.field, value) });
    case 'template':
      return 'text' in value && remembers(found, matchText(template.parts, value.text));
    case 'any':
      return isSameType(template.sample, value);
    case 'tuple':
    case 'list':
      return (
        value.kind === template.kind &&
        value.items.length === template.items.length &&
        template.items.every((item, index) => fits(item, value.items[index] as PythonValue, found))
      );
    case 'dict':
      return value.kind === 'dict' && dictFits(template, value, found);
    default:
      return isSameLeaf(template, value);
  }
}

/** Matches constant keys first. A key that is a field matches the first remaining entry. */
function dictFits(
  { entries }: PythonDict<PythonLeaf | PythonField>,
  value: PythonDict<PythonLeaf>,
  found: Found,
): boolean {
  const left = [...value.entries];
  const inOrder = entries.toSorted(([a], [b]) => Number(a.kind === 'field') - Number(b.kind === 'field'));
  return inOrder.every(([key, item]) => {
    const index = left.findIndex(([other]) => fits(key, other, new Map(found)));
    const [entry] = index === -1 ? [] : left.splice(index, 1);
    return entry !== undefined && fits(key, entry[0], found) && fits(item, entry[1], found);
  });
}

function fieldValue(field: FieldName, value: PythonValue): string | number | undefined {
  if (!isNumeric(field)) return 'text' in value ? value.text : undefined;
  if ('number' in value) return Number.isInteger(value.number) ? value.number : undefined;
  return 'text' in value ? integerIn(value.text) : undefined;
}

function isSameLeaf(a: PythonLeaf, b: PythonValue): boolean {
  if ('text' in a) return 'text' in b && a.text === b.text;
  if ('number' in a) return 'number' in b && a.number === b.number;
  return b.kind === 'constant' && a.constant === b.constant;
}

function isSameType(a: PythonLeaf, b: PythonValue): boolean {
  if ('text' in a) return 'text' in b;
  return 'number' in a ? 'number' in b : b.kind === 'constant';
}

function isNumberKind(kind: PythonText | PythonNumber): kind is PythonNumber {
  return kind === 'int' || kind === 'long' || kind === 'float';
}
