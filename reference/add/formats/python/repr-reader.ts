/**
 * Reads Python literals as `ast.literal_eval` does: tuples, lists, dictionaries, strings, bytes,
 * numbers, `True`, `False`, `None`.
 *
 * White space and trailing commas are ignored. A string with `u` (Python 2) has the kind `old`.
 * Never throws, and takes time in proportion to the text.
 */
import { fromBytes } from '../charset.ts';
import { unescapePython } from './escapes.ts';
import type { PythonLeaf, PythonValue } from './value.ts';

const maxDepth = 40;
const blanks = /[ \t\r\n\f]*/y;
const number = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?L?/y;
const string = /([bBuU]?)(?:'((?:[^'\\\n]|\\[^])*)'|"((?:[^"\\\n]|\\[^])*)")/y;
const word = /True|False|None/y;

/** @returns undefined if the whole text is not a literal */
export function readRepr(text: string): PythonValue | undefined {
  const reader = new Reader(text);
  const value = reader.value(0);
  return value !== undefined && reader.isAtEnd() ? value : undefined;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    this.#match(blanks);
    return this.#at === this.#text.length;
  }

  value(depth: number): PythonValue | undefined {
    if (depth > maxDepth) return undefined;
    if (this.#takes('(')) return this.#tuple(depth);
    if (this.#takes('[')) {
      const items = this.#items(']', depth)?.items;
      return items && { kind: 'list', items };
    }
    return this.#takes('{') ? this.#dict(depth) : this.#leaf();
  }

  /** Parentheses around one value, without a comma, are not a tuple. */
  #tuple(depth: number): PythonValue | undefined {
    const read = this.#items(')', depth);
    if (read === undefined) return undefined;
    return read.items.length === 1 && !read.endsInComma ? read.items[0] : { kind: 'tuple', items: read.items };
  }

  #dict(depth: number): PythonValue | undefined {
    const entries: (readonly [PythonValue, PythonValue])[] = [];
    for (;;) {
      if (this.#takes('}')) return { kind: 'dict', entries };
      const key = this.value(depth + 1);
      const item = key !== undefined && this.#takes(':') ? this.value(depth + 1) : undefined;
      if (key === undefined || item === undefined) return undefined;
      entries.push([key, item]);
      if (!this.#takes(',')) return this.#takes('}') ? { kind: 'dict', entries } : undefined;
    }
  }

  #items(
    close: string,
    depth: number,
  ): { readonly items: readonly PythonValue[]; readonly endsInComma: boolean } | undefined {
    const items: PythonValue[] = [];
    for (;;) {
      if (this.#takes(close)) return { items, endsInComma: items.length > 0 };
      const item = this.value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
      if (!this.#takes(',')) return this.#takes(close) ? { items, endsInComma: false } : undefined;
    }
  }

  #leaf(): PythonLeaf | undefined {
    const constant = this.#match(word)?.[0];
    if (constant !== undefined) return { kind: 'constant', constant: constant === 'None' ? null : constant === 'True' };
    const quoted = this.#match(string);
    if (quoted !== undefined) return stringLeaf(quoted[1] ?? '', quoted[2] ?? quoted[3] ?? '');
    const digits = this.#match(number)?.[0];
    return digits === undefined ? undefined : numberLeaf(digits);
  }

  #takes(character: string): boolean {
    this.#match(blanks);
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    if (pattern !== blanks) this.#match(blanks);
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text) ?? undefined;
    if (match !== undefined) this.#at = pattern.lastIndex;
    return match;
  }
}

function stringLeaf(prefix: string, content: string): PythonLeaf | undefined {
  const isBytes = prefix.toLowerCase() === 'b';
  const text = unescapePython(content, isBytes);
  if (text === undefined) return undefined;
  if (!isBytes) return { kind: prefix === '' ? 'str' : 'old', text };
  const decoded = /^[\0-\xff]*$/.test(text) ? fromBytes(Uint8Array.from(Buffer.from(text, 'latin1'))) : undefined;
  return decoded === undefined ? undefined : { kind: 'bytes', text: decoded };
}

function numberLeaf(digits: string): PythonLeaf | undefined {
  if (digits.endsWith('L')) return exact('long', Number(digits.slice(0, -1)));
  return /^[+-]?\d+$/.test(digits) ? exact('int', Number(digits)) : { kind: 'float', number: Number(digits) };
}

function exact(kind: 'int' | 'long', value: number): PythonLeaf | undefined {
  return Number.isSafeInteger(value) ? { kind, number: value + 0 } : undefined;
}
