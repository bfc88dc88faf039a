/**
 * Python that writes and reads the layouts that are text. `values` are expressions; reading assigns
 * one variable for each field that is not constant.
 */
import type { Field, FieldKey, Layout, Style } from '../model.ts';
import { codeOf, inner, quote, type Code } from './lines.ts';

export type Values = Readonly<Partial<Record<FieldKey, string>>>;
export type Written = Code & { readonly value: string };
type TextLayout = Extract<Layout, { kind: 'text' | 'keywords' | 'sentence' | 'xml' }>;

export function isRead({ key }: Field): boolean {
  return key !== 'kind' && key !== 'time';
}

export function expressionOf({ key, value }: Field, values: Values): string {
  return key === 'kind' ? quote(value ?? '') : key === 'time' ? 'clock' : (values[key] ?? key);
}

export function clockOf(fields: readonly Field[]): Code {
  const clock = fields.find(({ key }) => key === 'time');
  return clock === undefined ? codeOf([]) : codeOf([`clock = ${clock.value}`], 'time');
}

export function writeText(
  layout: TextLayout,
  fields: readonly Field[],
  values: Values,
  printing: Style['printing'],
): Written {
  const pieces = piecesOf(layout, fields);
  const end =
    layout.kind === 'text' ? layout.end : layout.kind === 'xml' ? `</${fields.at(-1)?.label}></${layout.tag}>` : '';
  const texts: string[] = [];
  let text = '';
  for (const [index, field] of fields.entries()) {
    text += `${pieces[index]}${field.key === 'kind' ? field.value : ''}`;
    if (field.key === 'kind') continue;
    texts.push(text);
    text = '';
  }
  const expressions = fields.filter(({ key }) => key !== 'kind').map((field) => expressionOf(field, values));
  return { ...clockOf(fields), value: `${joined(texts, text + end, expressions, printing)}.encode()` };
}

/** The constant text before each field. */
function piecesOf(layout: TextLayout, fields: readonly Field[]): readonly string[] {
  return fields.map((field, index) => pieceBefore(layout, field, fields[index - 1], index));
}

function pieceBefore(layout: TextLayout, { label }: Field, before: Field | undefined, index: number): string {
  switch (layout.kind) {
    case 'text':
      return index === 0 ? '' : layout.separator;
    case 'keywords':
      return `${index === 0 ? '' : layout.separator}${label}${layout.assign}`;
    case 'sentence':
      return `${index === 0 ? '' : ' '}${layout.words[index] ?? ''} `;
    case 'xml':
      return `${before === undefined ? `<${layout.tag}>` : `</${before.label}>`}<${label}>`;
  }
}

function joined(
  pieces: readonly string[],
  last: string,
  expressions: readonly string[],
  printing: Style['printing'],
): string {
  const [only] = expressions;
  const isBare = only !== undefined && expressions.length === 1 && `${pieces.join('')}${last}` === '';
  if (isBare) return only === 'own_number' || only === 'number' || only === 'size' ? `str(${only})` : only;
  switch (printing) {
    case 'f-string':
      return `f"${expressions.map((each, index) => `${inner(pieces[index] ?? '')}{${each}}`).join('')}${inner(last)}"`;
    case 'format':
      return `"${pieces.map((piece) => `${inner(piece)}{}`).join('')}${inner(last)}".format(${expressions.join(', ')})`;
    case 'percent':
      return `("${pieces.map((piece) => `${inner(piece).replaceAll('%', '%%')}%s`).join('')}${inner(last)}" % (${expressions.join(', ')},))`;
    case 'commas': {
      const added = expressions.flatMap((each, index) => [
        ...(pieces[index] ? [quote(pieces[index])] : []),
        `str(${each})`,
      ]);
      return `(${[...added, ...(last === '' ? [] : [quote(last)])].join(' + ')})`;
    }
  }
}

export function readText(layout: TextLayout, fields: readonly Field[], data: string): Code {
  switch (layout.kind) {
    case 'text':
      return codeOf(readSeparated(layout.separator, layout.end, fields, data));
    case 'keywords':
      return codeOf([
        'found = {}',
        `for piece in ${data}.decode().split(${quote(layout.separator)}):`,
        `    key, value = piece.split(${quote(layout.assign)}, 1)`,
        '    found[key] = value',
        ...assign(fields, ({ label }) => `found[${quote(label)}]`),
      ]);
    case 'sentence': {
      const groups = fields.map(
        ({ type }, index) => `${layout.words[index] ?? ''} ${type === 'int' ? String.raw`(-?\d+)` : '(.+)'}`,
      );
      const match = `match = re.fullmatch(r"${groups.join(' ')}", ${data}.decode())`;
      return codeOf([match, ...assign(fields, (_, index) => `match.group(${index + 1})`)], 're');
    }
    case 'xml':
      return codeOf(
        [
          `root = ElementTree.fromstring(${data}.decode())`,
          ...assign(fields, ({ label }) => `root.find(${quote(label)}).text`),
        ],
        'xml.etree.ElementTree as ElementTree',
      );
  }
}

function readSeparated(separator: string, end: string, fields: readonly Field[], data: string): readonly string[] {
  const text = `${data}.decode()${end === '' ? '' : `.rstrip(${quote(end)})`}`;
  if (fields.length === 1) return assign(fields, () => text);
  const isLimited = fields.length === 2 && (separator === ' ' || fields.at(-1)?.key === 'file');
  const split = isLimited && fields[1]?.type === 'int' ? 'rsplit' : 'split';
  return [
    `parts = ${text}.${split}(${quote(separator)}${isLimited ? ', 1' : ''})`,
    ...assign(fields, (_, index) => `parts[${index}]`),
  ];
}

/** One assignment for each field that is not constant. */
export function assign(fields: readonly Field[], read: (field: Field, index: number) => string): readonly string[] {
  return fields.flatMap((field, index) => {
    if (!isRead(field)) return [];
    const value = read(field, index);
    return [`${field.key} = ${field.type === 'int' ? `int(${value})` : value}`];
  });
}
