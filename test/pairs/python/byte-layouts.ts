/** Python that writes and reads the layouts of libraries and the packed ones. */
import type { Field, Layout } from '../model.ts';
import { codeOf, concat, quote, type Code } from './lines.ts';
import { assign, clockOf, expressionOf, isRead, type Values, type Written } from './text-layouts.ts';

type ByteLayout = Exclude<Layout, { kind: 'text' | 'keywords' | 'sentence' | 'xml' }>;
type Tree = Extract<ByteLayout, { kind: 'json' | 'pickle' | 'repr' }>;
type Struct = Extract<ByteLayout, { kind: 'struct' }>;
type Lengths = Extract<ByteLayout, { kind: 'lengths' }>;

export function writeBytes(layout: ByteLayout, fields: readonly Field[], values: Values): Written {
  const clock = clockOf(fields);
  const written = writeFields(layout, fields, values);
  return { ...concat(clock, written), value: written.value };
}

function writeFields(layout: ByteLayout, fields: readonly Field[], values: Values): Written {
  switch (layout.kind) {
    case 'json':
    case 'pickle':
    case 'repr':
      return writeTree(layout, fields, values);
    case 'struct': {
      const packed = fields.map((field) => expressionOf(field, values) + (field.type === 'int' ? '' : '.encode()'));
      return {
        ...codeOf([], 'struct'),
        value: `struct.pack(${quote(formatOf(layout, fields))}, ${packed.join(', ')})`,
      };
    }
    case 'lengths': {
      const lines = fields.map((field, index) => `part${index + 1} = ${expressionOf(field, values)}${field.type === 'int' ? `.to_bytes(4, "${layout.order}", signed=True)` : '.encode()'}`); // prettier-ignore
      const parts = fields.map(({ type }, index) => (type === 'int' ? '' : `len(part${index + 1}).to_bytes(${layout.bytes}, "${layout.order}") + `) + `part${index + 1}`); // prettier-ignore
      return { ...codeOf(lines), value: parts.join(' + ') };
    }
    case 'netstrings': {
      const parts = fields.map((field) => `netstring(${expressionOf(field, values)})`);
      return { imports: [], helpers: [netstring], lines: [], value: parts.join(' + ') };
    }
  }
}

const netstring = ['def netstring(value):', '    raw = str(value).encode()', '    return b"%d:%s," % (len(raw), raw)'];

const readNetstrings = [
  'def read_netstrings(data):',
  '    found = []',
  '    while data:',
  '        length, data = data.split(b":", 1)',
  '        found.append(data[:int(length)].decode())',
  '        data = data[int(length) + 1:]',
  '    return found',
];

function writeTree(layout: Tree, fields: readonly Field[], values: Values): Written {
  const expressions = fields.map((field) => expressionOf(field, values));
  const pairs = fields.map(({ label }, index) => `${quote(label)}: ${expressions[index]}`).join(', ');
  const list = layout.kind === 'json' ? `[${expressions.join(', ')}]` : `(${expressions.join(', ')},)`;
  const flat = layout.shape === 'list' ? list : `{${pairs}}`;
  const tree = layout.shape === 'nested' ? `{"message": ${flat}}` : flat;
  if (layout.kind === 'repr') return { ...codeOf([]), value: `repr(${tree}).encode()` };
  return {
    ...codeOf([], layout.kind),
    value: layout.kind === 'json' ? `json.dumps(${tree}).encode()` : `pickle.dumps(${tree})`,
  };
}

export function readBytes(layout: ByteLayout, fields: readonly Field[], data: string): Code {
  switch (layout.kind) {
    case 'json':
    case 'pickle':
    case 'repr': {
      const module = layout.kind === 'repr' ? 'ast' : layout.kind;
      const whole = { json: `json.loads(${data}.decode())`, pickle: `pickle.loads(${data})`, repr: `ast.literal_eval(${data}.decode())` }[layout.kind]; // prettier-ignore
      const lines = [`message = ${whole}${layout.shape === 'nested' ? '["message"]' : ''}`];
      const index = (field: Field, at: number): string =>
        `message[${layout.shape === 'list' ? at : quote(field.label)}]`;
      return codeOf([...lines, ...assign(fields, index)], module);
    }
    case 'struct': {
      const names = fields.map((field) => (isRead(field) ? field.key : '_')).join(', ');
      const texts = fields.filter((field) => isRead(field) && field.type === 'text');
      const decoded = texts.map(({ key }) => String.raw`${key} = ${key}.rstrip(b"\0").decode()`);
      return codeOf(
        [
          `${names}${fields.length === 1 ? ',' : ''} = struct.unpack(${quote(formatOf(layout, fields))}, ${data})`,
          ...decoded,
        ],
        'struct',
      );
    }
    case 'lengths':
      return codeOf(['at = 0', ...fields.flatMap((field) => readLength(layout, field, data))]);
    case 'netstrings':
      return {
        ...codeOf([`parts = read_netstrings(${data})`, ...assign(fields, (_, index) => `parts[${index}]`)]),
        helpers: [readNetstrings],
      };
  }
}

function formatOf({ order, width, integer }: Struct, fields: readonly Field[]): string {
  const widths = { name: width, file: Math.max(width, 64), id: 32, time: 24, kind: 8, number: 0, total: 0, size: 0 };
  const codes = fields.map(({ key, type }) => (type === 'text' ? `${widths[key]}s` : key === 'size' ? 'q' : integer));
  return order + codes.join('');
}

function readLength({ bytes, order }: Lengths, { key, type }: Field, data: string): readonly string[] {
  if (type === 'int') return [`${key} = int.from_bytes(${data}[at:at + 4], "${order}", signed=True)`, 'at += 4'];
  return [
    `length = int.from_bytes(${data}[at:at + ${bytes}], "${order}")`,
    `${key} = ${data}[at + ${bytes}:at + ${bytes} + length].decode()`,
    `at += ${bytes} + length`,
  ];
}
