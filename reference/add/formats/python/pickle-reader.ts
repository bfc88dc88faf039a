/**
 * Reads what Python's `pickle.dumps` writes, of protocols 0 to 5, as plain data.
 *
 * It executes nothing. It rejects opcodes that import or call something, or build other objects
 * than tuples, lists, dictionaries, strings and numbers. It also rejects pickles that refer to
 * themselves or have more than a few thousand values. Never throws.
 */
import { ByteCursor } from '../byte-cursor.ts';
import { opcodes, type PickleMachine, type Unfinished } from './pickle-opcodes.ts';
import type { PythonValue } from './value.ts';

export interface ReadPickle {
  readonly value: PythonValue;
  readonly protocol: number;
  /** Offset of the byte after it. */
  readonly end: number;
}

const maxValues = 5000;
const maxDepth = 40;

export function readPickle(payload: Uint8Array): ReadPickle | undefined {
  const machine: PickleMachine = {
    cursor: new ByteCursor(payload),
    stack: [],
    marks: [],
    memo: new Map(),
    protocol: 0,
  };
  for (;;) {
    const code = machine.cursor.byte();
    if (code === undefined) return undefined;
    if (code === stop) break;
    if (opcodes[String.fromCharCode(code)]?.(machine) !== true) return undefined;
  }
  const [top] = machine.stack;
  if (machine.stack.length !== 1 || machine.marks.length > 0 || top === undefined) return undefined;
  const value = finished(top, { left: maxValues }, 0);
  return value && { value, protocol: machine.protocol, end: machine.cursor.at };
}

const stop = '.'.charCodeAt(0);

/** A copy of finished values, or undefined if it is too large or refers to itself. */
function finished(value: Unfinished, budget: { left: number }, depth: number): PythonValue | undefined {
  budget.left -= 1;
  if (budget.left < 0 || depth > maxDepth) return undefined;
  if (!('items' in value)) return value;
  const items: PythonValue[] = [];
  for (const item of value.items) {
    const copy = finished(item, budget, depth + 1);
    if (copy === undefined) return undefined;
    items.push(copy);
  }
  if (value.kind !== 'dict') return { kind: value.kind, items };
  const entries = items.flatMap((key, at) => (at % 2 === 0 ? [[key, items[at + 1] as PythonValue] as const] : []));
  return { kind: 'dict', entries };
}
