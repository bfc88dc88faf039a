/**
 * Writes plain data as Python's `repr` does, or as people write it: with other quotes, or without
 * blanks.
 */
import { bytesLiteral, pythonLiteral } from './escapes.ts';
import type { PythonLeaf, PythonValue } from './value.ts';

export interface ReprStyle {
  /** The preferred quotes; by default single ones. */
  readonly quote?: '"';
  /** No blank after commas and colons. */
  readonly dense?: true;
}

export function writeRepr(value: PythonValue, style: ReprStyle = {}): string {
  const comma = style.dense === true ? ',' : ', ';
  const colon = style.dense === true ? ':' : ': ';
  const write = (each: PythonValue): string => {
    switch (each.kind) {
      case 'tuple':
        return each.items.length === 1
          ? `(${each.items.map(write).join('')},)`
          : `(${each.items.map(write).join(comma)})`;
      case 'list':
        return `[${each.items.map(write).join(comma)}]`;
      case 'dict':
        return `{${each.entries.map(([key, item]) => write(key) + colon + write(item)).join(comma)}}`;
      default:
        return writeLeaf(each, style.quote);
    }
  };
  return write(value);
}

function writeLeaf(leaf: PythonLeaf, quote: '"' | undefined): string {
  switch (leaf.kind) {
    case 'constant':
      return leaf.constant === null ? 'None' : leaf.constant ? 'True' : 'False';
    case 'int':
      return String(leaf.number);
    case 'long':
      return `${leaf.number}L`;
    case 'float':
      return Number.isInteger(leaf.number) ? leaf.number.toFixed(1) : String(leaf.number);
    case 'str':
      return pythonLiteral(leaf.text, quote);
    case 'bytes':
      return `b${bytesLiteral(new TextEncoder().encode(leaf.text), quote)}`;
    case 'old':
      return `u${pythonLiteral(leaf.text, quote)}`;
  }
}
