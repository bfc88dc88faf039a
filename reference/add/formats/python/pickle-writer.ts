/**
 * Writes plain data as CPython's `pickle.dumps` does, in protocols 0 to 5, so that any
 * `pickle.loads` reads it.
 *
 * The bytes are the same unless an object appears twice: Python then refers to the first, and this
 * writer repeats it. Python 2's 8-bit strings are written as such in each protocol.
 */
import { toBytes } from '../charset.ts';
import { bytesLiteral, escapeUnicode } from './escapes.ts';
import type { PythonLeaf, PythonNumber, PythonText, PythonValue } from './value.ts';

/** @returns undefined if a text is not well-formed Unicode */
export function writePickle(value: PythonValue, protocol: number): Uint8Array | undefined {
  const pickle = new Writer(protocol);
  pickle.value(value);
  pickle.put('.');
  return pickle.finish();
}

const containerOpcodes = {
  list: { empty: ']', oldEmpty: '(l', one: 'a', all: 'e' },
  dict: { empty: '}', oldEmpty: '(d', one: 's', all: 'u' },
} as const;

class Writer {
  readonly #protocol: number;
  readonly #bytes: number[] = [];
  #remembered = 0;
  #isWellFormed = true;

  constructor(protocol: number) {
    this.#protocol = protocol;
  }

  /** Writes each character of the opcode as a byte. */
  put(opcode: string, ...operand: readonly number[]): void {
    for (let at = 0; at < opcode.length; at += 1) this.#bytes.push(opcode.charCodeAt(at));
    for (const byte of operand) this.#bytes.push(byte);
  }

  value(value: PythonValue): void {
    switch (value.kind) {
      case 'tuple':
        return this.#tuple(value.items);
      case 'list':
        return this.#container('list', value.items, 1);
      case 'dict':
        return this.#container('dict', value.entries.flat(), 2);
      default:
        return this.#leaf(value);
    }
  }

  finish(): Uint8Array | undefined {
    if (!this.#isWellFormed) return undefined;
    if (this.#protocol < 2) return Uint8Array.from(this.#bytes);
    const isFramed = this.#protocol >= 4 && this.#bytes.length >= 4;
    const frame = isFramed ? [0x95, ...littleEndian(this.#bytes.length, 8)] : [];
    return Uint8Array.of(0x80, this.#protocol, ...frame, ...this.#bytes);
  }

  #tuple(items: readonly PythonValue[]): void {
    if (items.length === 0) return this.put(this.#protocol === 0 ? '(t' : ')');
    const isShort = this.#protocol >= 2 && items.length <= 3;
    if (!isShort) this.put('(');
    for (const item of items) this.value(item);
    this.put(isShort ? String.fromCharCode(0x84 + items.length) : 't');
    this.#remember();
  }

  /**
   * An empty list or dictionary, and opcodes that add items: one at a time in protocol 0, otherwise
   * all at once.
   */
  #container(kind: 'list' | 'dict', items: readonly PythonValue[], itemSize: 1 | 2): void {
    const { empty, oldEmpty, one, all } = containerOpcodes[kind];
    this.put(this.#protocol === 0 ? oldEmpty : empty);
    this.#remember();
    const isAtOnce = this.#protocol > 0 && items.length > itemSize;
    if (isAtOnce) this.put('(');
    for (const [at, item] of items.entries()) {
      this.value(item);
      if (!isAtOnce && at % itemSize === itemSize - 1) this.put(one);
    }
    if (isAtOnce) this.put(all);
  }

  #leaf(leaf: PythonLeaf): void {
    if ('text' in leaf) return this.#text(leaf.kind, leaf.text);
    if ('number' in leaf) return this.#number(leaf.kind, leaf.number);
    if (leaf.constant === null) return this.put('N');
    if (this.#protocol < 2) return this.put(leaf.constant ? 'I01\n' : 'I00\n');
    return this.put(leaf.constant ? '\x88' : '\x89');
  }

  #number(kind: PythonNumber, value: number): void {
    if (kind === 'float') return this.#float(value);
    const isShort = kind === 'int' && value >= -(2 ** 31) && value < 2 ** 31;
    if (this.#protocol === 0) return this.put(isShort ? `I${value}\n` : `L${value}L\n`);
    if (!isShort) return this.#long(value);
    if (value >= 0 && value < 2 ** 8) return this.put('K', value);
    if (value >= 0 && value < 2 ** 16) return this.put('M', ...littleEndian(value, 2));
    return this.put('J', ...littleEndian(value, 4));
  }

  #long(value: number): void {
    if (this.#protocol === 1) return this.put(`L${value}L\n`);
    let size = 0;
    while (BigInt.asIntN(8 * size, BigInt(value)) !== BigInt(value)) size += 1;
    this.put('\x8a', size, ...littleEndian(value, size));
  }

  #float(value: number): void {
    if (this.#protocol === 0) return this.put(`F${Number.isInteger(value) ? value.toFixed(1) : value}\n`);
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setFloat64(0, value);
    this.put('G', ...bytes);
  }

  #text(kind: PythonText, text: string): void {
    const bytes = toBytes(text);
    if (bytes === undefined) this.#isWellFormed = false;
    const isUnicodeLine = kind === 'str' && this.#protocol === 0;
    if (isUnicodeLine) this.put(`V${escapeUnicode(text)}\n`);
    else if (kind === 'old' && this.#protocol === 0) this.put(`S${bytesLiteral(bytes ?? new Uint8Array())}\n`);
    else this.#counted(kind, bytes ?? new Uint8Array());
    this.#remember();
  }

  #counted(kind: PythonText, bytes: Uint8Array): void {
    const isShort = bytes.length < 256;
    const hasShort = kind !== 'str' || this.#protocol >= 4;
    const [short, long] = { str: ['\x8c', 'X'], old: ['U', 'T'], bytes: ['C', 'B'] }[kind] as [string, string];
    if (isShort && hasShort) this.put(short, bytes.length, ...bytes);
    else this.put(long, ...littleEndian(bytes.length, 4), ...bytes);
  }

  #remember(): void {
    const index = this.#remembered;
    this.#remembered += 1;
    if (this.#protocol >= 4) return this.put('\x94');
    if (this.#protocol === 0) return this.put(`p${index}\n`);
    return index < 256 ? this.put('q', index) : this.put('r', ...littleEndian(index, 4));
  }
}

function littleEndian(value: number, size: number): readonly number[] {
  const wide = BigInt.asUintN(8 * Math.max(size, 1), BigInt(value));
  return Array.from({ length: size }, (_, at) => Number((wide >> BigInt(8 * at)) & 255n));
}
