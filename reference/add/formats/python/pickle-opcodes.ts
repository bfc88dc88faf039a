/**
 * The opcodes of Python's pickle machine that build plain data, by their character (see CPython's
 * `pickletools`).
 *
 * Each returns whether it succeeded.
 */
import type { ByteCursor } from '../byte-cursor.ts';
import { fromBytes } from '../charset.ts';
import type { PythonLeaf, PythonText } from './value.ts';
import { readPythonString, unescapeUnicode } from './escapes.ts';

/**
 * Containers grow after they were put on the stack. The items of a dictionary are alternately keys
 * and values.
 */
export type Unfinished = PythonLeaf | { readonly kind: 'tuple' | 'list' | 'dict'; readonly items: Unfinished[] };

export interface PickleMachine {
  readonly cursor: ByteCursor;
  readonly stack: Unfinished[];
  /** Heights of the stack. */
  readonly marks: number[];
  readonly memo: Map<number, Unfinished>;
  protocol: number;
}

type Opcode = (machine: PickleMachine) => boolean;

export const opcodes: { readonly [character: string]: Opcode } = {
  '\x80': (machine) => {
    const protocol = machine.cursor.byte();
    machine.protocol = protocol ?? 0;
    return protocol !== undefined && protocol <= 5;
  },
  '\x95': ({ cursor }) => cursor.take(8) !== undefined,

  N: pushes(() => ({ kind: 'constant', constant: null })),
  '\x88': pushes(() => ({ kind: 'constant', constant: true })),
  '\x89': pushes(() => ({ kind: 'constant', constant: false })),
  I: pushes((cursor) => integerLine(cursor.line())),
  L: pushes((cursor) => number('long', decimal(cursor.line()?.replace(/L$/, '')))),
  J: pushes((cursor) => number('int', cursor.signed(4))),
  K: pushes((cursor) => number('int', cursor.unsigned(1))),
  M: pushes((cursor) => number('int', cursor.unsigned(2))),
  '\x8a': pushes((cursor) => number('long', cursor.signed(cursor.unsigned(1) ?? -1))),
  '\x8b': pushes((cursor) => number('long', cursor.signed(cursor.unsigned(4) ?? -1))),
  F: pushes((cursor) => number('float', floatIn(cursor.line()))),
  G: pushes((cursor) => number('float', cursor.double())),

  S: pushes((cursor) => text('old', readPythonString(cursor.line() ?? ''))),
  V: pushes((cursor) => unicodeLine(cursor.line())),
  T: pushes((cursor) => textOf('old', cursor, 4)),
  U: pushes((cursor) => textOf('old', cursor, 1)),
  B: pushes((cursor) => textOf('bytes', cursor, 4)),
  C: pushes((cursor) => textOf('bytes', cursor, 1)),
  '\x8e': pushes((cursor) => textOf('bytes', cursor, 8)),
  X: pushes((cursor) => textOf('str', cursor, 4)),
  '\x8c': pushes((cursor) => textOf('str', cursor, 1)),
  '\x8d': pushes((cursor) => textOf('str', cursor, 8)),

  '(': ({ marks, stack }) => marks.push(stack.length) > 0,
  '0': ({ stack }) => stack.pop() !== undefined,
  '1': (machine) => sinceMark(machine) !== undefined,
  ')': pushes(() => ({ kind: 'tuple', items: [] })),
  ']': pushes(() => ({ kind: 'list', items: [] })),
  '}': pushes(() => ({ kind: 'dict', items: [] })),
  t: (machine) => collects(machine, 'tuple', sinceMark(machine)),
  l: (machine) => collects(machine, 'list', sinceMark(machine)),
  d: (machine) => collects(machine, 'dict', sinceMark(machine)),
  '\x85': (machine) => collects(machine, 'tuple', lastOf(machine, 1)),
  '\x86': (machine) => collects(machine, 'tuple', lastOf(machine, 2)),
  '\x87': (machine) => collects(machine, 'tuple', lastOf(machine, 3)),
  a: (machine) => extendsTop(machine, 'list', lastOf(machine, 1)),
  e: (machine) => extendsTop(machine, 'list', sinceMark(machine)),
  s: (machine) => extendsTop(machine, 'dict', lastOf(machine, 2)),
  u: (machine) => extendsTop(machine, 'dict', sinceMark(machine)),

  '\x94': (machine) => remembers(machine, machine.memo.size),
  p: (machine) => remembers(machine, decimal(machine.cursor.line())),
  q: (machine) => remembers(machine, machine.cursor.unsigned(1)),
  r: (machine) => remembers(machine, machine.cursor.unsigned(4)),
  g: (machine) => recalls(machine, decimal(machine.cursor.line())),
  h: (machine) => recalls(machine, machine.cursor.unsigned(1)),
  j: (machine) => recalls(machine, machine.cursor.unsigned(4)),
};

function pushes(read: (cursor: ByteCursor) => Unfinished | undefined): Opcode {
  return ({ cursor, stack }) => {
    const value = read(cursor);
    return value !== undefined && stack.push(value) > 0;
  };
}

function sinceMark({ marks, stack }: PickleMachine): Unfinished[] | undefined {
  const mark = marks.pop();
  return mark === undefined || mark > stack.length ? undefined : stack.splice(mark);
}

/** The last values above the last mark. Those below it may not be taken. */
function lastOf({ marks, stack }: PickleMachine, count: number): Unfinished[] | undefined {
  return stack.length - (marks.at(-1) ?? 0) < count ? undefined : stack.splice(-count);
}

function collects({ stack }: PickleMachine, kind: 'tuple' | 'list' | 'dict', items: Unfinished[] | undefined): boolean {
  if (items === undefined || (kind === 'dict' && items.length % 2 === 1)) return false;
  return stack.push({ kind, items }) > 0;
}

function extendsTop({ stack }: PickleMachine, kind: 'list' | 'dict', items: Unfinished[] | undefined): boolean {
  const top = stack.at(-1);
  if (items === undefined || top?.kind !== kind || (kind === 'dict' && items.length % 2 === 1)) return false;
  for (const item of items) top.items.push(item);
  return true;
}

function remembers({ memo, stack }: PickleMachine, index: number | undefined): boolean {
  const top = stack.at(-1);
  if (index === undefined || top === undefined) return false;
  memo.set(index, top);
  return true;
}

function recalls({ memo, stack }: PickleMachine, index: number | undefined): boolean {
  const value = index === undefined ? undefined : memo.get(index);
  return value !== undefined && stack.push(value) > 0;
}

function integerLine(line: string | undefined): PythonLeaf | undefined {
  if (line === '00' || line === '01') return { kind: 'constant', constant: line === '01' };
  return number('int', decimal(line));
}

function unicodeLine(line: string | undefined): PythonLeaf | undefined {
  const decoded = line === undefined ? undefined : unescapeUnicode(line);
  return decoded === undefined ? undefined : { kind: 'str', text: decoded };
}

function textOf(kind: PythonText, cursor: ByteCursor, prefixSize: number): PythonLeaf | undefined {
  return text(kind, cursor.take(cursor.unsigned(prefixSize) ?? -1));
}

function text(kind: PythonText, bytes: Uint8Array | undefined): PythonLeaf | undefined {
  const decoded = bytes && fromBytes(bytes);
  return decoded === undefined ? undefined : { kind, text: decoded };
}

function number(kind: 'int' | 'long' | 'float', value: number | undefined): PythonLeaf | undefined {
  return value === undefined ? undefined : { kind, number: value };
}

function decimal(digits: string | undefined): number | undefined {
  const value = digits !== undefined && /^[+-]?\d{1,16}$/.test(digits) ? Number(digits) + 0 : undefined;
  return Number.isSafeInteger(value) ? value : undefined;
}

function floatIn(digits: string | undefined): number | undefined {
  return digits !== undefined && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits) ? Number(digits) : undefined;
}
