/**
 * Draws how a message is written: its fields in some order, a layout, and what is wrapped around it.
 */
import type { Field, FieldKey, Layer, Layout, Message } from '../model.ts';
import type { Dice } from './dice.ts';
import type { Words } from './words.ts';

export function drawMessage(dice: Dice, words: Words, fields: readonly Field[]): Message {
  const ordered =
    fields[0]?.key === 'kind' || fields[0]?.key === 'id'
      ? [fields[0], ...mixed(dice, fields.slice(1))]
      : mixed(dice, fields);
  const layout = drawLayout(dice, words, ordered);
  return { fields: ordered, layout, layers: drawLayers(dice, layout) };
}

/** The commonest way: no layers, and the fields as text. */
export function plainText(fields: readonly Field[], separator: string): Message {
  return { fields, layout: { kind: 'text', separator, end: '' }, layers: [] };
}

export function fieldOf(key: FieldKey, words: Words, value?: string): Field {
  const label = { name: words.name, number: words.number, id: words.id, time: words.time, kind: words.type, total: words.sum, file: words.file, size: words.size }[key]; // prettier-ignore
  const type = key === 'number' || key === 'total' || key === 'size' ? 'int' : 'text';
  return { key, type, label, ...(value === undefined ? {} : { value }) };
}

function mixed(dice: Dice, fields: readonly Field[]): readonly Field[] {
  return dice.chance(0.6) ? fields : dice.shuffle(fields);
}

function drawLayout(dice: Dice, words: Words, fields: readonly Field[]): Layout {
  const isSpaceSafe = fields.length === 2 && fields.some(({ type }) => type === 'int');
  const separators = [
    ',',
    ',',
    ':',
    ';',
    '|',
    '\n',
    ', ',
    ' | ',
    '#',
    '||',
    '/',
    '\t',
    '@',
    ...(isSpaceSafe ? [' '] : []),
  ];
  return dice.weigh<Layout>([
    [9, { kind: 'text', separator: dice.pick(separators), end: dice.weigh([[8, ''], [1, '\n'], [0.5, '\0']]) }],
    [2, { kind: 'keywords', assign: dice.pick(['=', ':', ': ']), separator: dice.pick([';', '\n', '&', ',']) }],
    [1, { kind: 'sentence', words: fields.map((_, index) => (index === 0 ? words.hello : `${words.and} ${words.your}`)) }],
    [4, { kind: 'json', shape: dice.pick(['dict', 'dict', 'list', 'nested']) }],
    [2, { kind: 'pickle', shape: dice.pick(['dict', 'list']) }],
    [1, { kind: 'repr', shape: dice.pick(['dict', 'list']) }],
    [0.5, { kind: 'xml', tag: words.data }],
    [3, { kind: 'struct', order: dice.pick(['!', '<', '>']), width: dice.pick([64, 100, 40, 128, 50]), integer: dice.pick(['i', 'i', 'h', 'q']) }],
    [1.5, { kind: 'lengths', bytes: dice.pick([1, 2, 4]), order: dice.pick(['big', 'big', 'little']) }],
    [0.7, { kind: 'netstrings' }],
  ]); // prettier-ignore
}

function drawLayers(dice: Dice, { kind }: Layout): readonly Layer[] {
  if (dice.chance(0.8)) return [];
  const isText = kind !== 'pickle' && kind !== 'struct' && kind !== 'lengths';
  const sum = dice.pick(['additive', 'crc32', 'sha256', ...(isText ? (['md5 text'] as const) : [])]);
  const layer = dice.weigh<Layer>([
    [3, { kind: 'checksum', sum, isFirst: dice.chance(0.5) }],
    [1.5, { kind: 'length', form: dice.pick(['binary', 'digits']) }],
    [2, { kind: 'base64' }],
    [1, { kind: 'hex' }],
    [1, { kind: 'zlib' }],
  ]);
  return [layer];
}
