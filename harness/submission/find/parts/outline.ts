/**
 * The named blocks of a source: its functions and classes, with what they contain.
 *
 * It reads the text with comments and strings blanked, by indentation or by braces. It is not a
 * parser: a block that it does not recognise stays a part of the block around it. Pure, never
 * throws, and linear in the length of the text.
 */
import { closingBrackets, functionHeaders } from './function-headers.ts';

export interface Block {
  readonly name: string;
  readonly kind: 'class' | 'function';
  /** Where the block begins, with its header. */
  readonly start: number;
  /** The first position after the block. */
  readonly end: number;
}

/** @param style how the language marks the end of a block */
export function outlineOf(bare: string, style: 'indentation' | 'braces'): readonly Block[] {
  const found = style === 'indentation' ? indentedBlocks(bare) : bracedBlocks(bare);
  return found.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

const indentedHeader = /^([ \t]*)(?:async[ \t]+)?(def|class|module)[ \t]+(?:self\.)?(\w{1,80})/gm;

function indentedBlocks(bare: string): readonly Block[] {
  return [...bare.matchAll(indentedHeader)].map((header) => ({
    name: header[3] ?? '',
    kind: header[2] === 'def' ? ('function' as const) : ('class' as const),
    start: header.index,
    end: endOfIndented(bare, header.index),
  }));
}

/**
 * The first position after the statement that begins on the line at `start` and everything that is
 * indented below it; an `end` in its own column is a part of it.
 */
export function endOfIndented(bare: string, start: number): number {
  const lineStart = bare.lastIndexOf('\n', start - 1) + 1;
  const own = indentationAt(bare, lineStart);
  for (let at = nextLine(bare, start); at < bare.length; at = nextLine(bare, at)) {
    const line = bare.slice(at, nextLine(bare, at));
    if (line.trim() === '' || indentationAt(bare, at) > own) continue;
    // The lines of a statement in parentheses may end in the column of its first line.
    if (/^\s*[)\]}]/.test(line)) continue;
    return /^\s*end\b/.test(line) && indentationAt(bare, at) === own ? nextLine(bare, at) : at;
  }
  return bare.length;
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

function indentationAt(text: string, lineStart: number): number {
  return /^[ \t]*/.exec(text.slice(lineStart, lineStart + 200))?.[0].replaceAll('\t', '        ').length ?? 0;
}

const classHeader =
  /\b(?:class|interface|struct|record|impl|trait|namespace|enum)\s+(?:[\w<>, ]{1,80}\s+for\s+)?(\w{1,80})[^;{}()]{0,200}(?:\([^;{}]{0,200}\)[^;{}()]{0,100})?\{/g;
const assignedFunction =
  /\b(?:const|let|var)\s+(\w{1,80})\s*=\s*(?:async\s*)?(?:function\b[^{};]{0,200}|\([^{};]{0,200}?\)\s*=>\s*|\w{1,80}\s*=>\s*)\{/g;
const subroutine = /\bsub\s+(\w{1,80})\s*\{/g;

function bracedBlocks(bare: string): readonly Block[] {
  const ends = closingBrackets(bare);
  const found = new Map<number, Block>();
  const add = (name: string, kind: Block['kind'], start: number, brace: number): void => {
    const end = ends.get(brace);
    if (end !== undefined && !found.has(brace)) found.set(brace, { name, kind, start, end });
  };
  const addAll = (pattern: RegExp, kind: Block['kind']): void => {
    for (const { 0: header, 1: name = '', index } of bare.matchAll(pattern))
      add(name, kind, index, index + header.length - 1);
  };
  // `struct pair *take(int x) {` is a function.
  for (const { name, start, brace } of functionHeaders(bare, ends)) add(name, 'function', start, brace);
  addAll(classHeader, 'class');
  addAll(assignedFunction, 'function');
  addAll(subroutine, 'function');
  return [...found.values()];
}
