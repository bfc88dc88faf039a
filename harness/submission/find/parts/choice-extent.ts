/**
 * What a source executes only if a comparison holds, or only if it does not. Pure.
 */
import type { Comparison } from './comparisons.ts';
import { endOfIndented } from './outline.ts';
import type { BlockStyle } from './reachable.ts';

export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** What is executed only if the comparison holds. */
export function extentOf(bare: string, { at, after, form }: Comparison, style: BlockStyle): Extent {
  if (form === 'entry') return { start: at, end: after };
  if (form === 'declared') return { start: after, end: at === after ? after : endOfDeclaration(bare, after) };
  const lineStart = bare.lastIndexOf('\n', at) + 1;
  if (style === 'indentation') return { start: after, end: endOfIndented(bare, Math.max(lineStart, 0)) };
  if (form === 'case') return { start: after, end: endOfCase(bare, after) };
  // The condition may go on behind the comparison.
  const open = /[{;]/.exec(bare.slice(after, after + 400));
  if (open === null) return { start: after, end: after };
  const position = after + open.index;
  return open[0] === ';' ? { start: after, end: position + 1 } : { start: position, end: endOfBraces(bare, position) };
}

/** What is said about a subcommand before the next one is declared. */
function endOfDeclaration(bare: string, from: number): number {
  const next = /\badd_parser\b|\bparse_args\b|\n\s*\n/.exec(bare.slice(from, from + 600));
  return next === null ? from : bare.lastIndexOf('\n', from + next.index);
}

function endOfCase(bare: string, from: number): number {
  let depth = 0;
  for (const { 0: token, index } of bare.slice(from).matchAll(/[{}]|\b(?:case|default)\b|=>/g)) {
    if (token === '{') depth += 1;
    else if (token === '}') {
      depth -= 1;
      if (depth < 0) return from + index;
    } else if (depth === 0 && token !== '=>') return from + index;
    // An arm of Rust: `"server" => server(),`.
    else if (depth === 0 && index > 2) return bare.lastIndexOf('\n', from + index);
  }
  return bare.length;
}

function endOfBraces(bare: string, open: number): number {
  let depth = 0;
  for (const { 0: brace, index } of bare.slice(open).matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth === 0) return open + index + 1;
  }
  return bare.length;
}

/** The `else` after what a comparison covers; undefined for `else if` or without one. */
export function elseAfter(bare: string, end: number, style: BlockStyle): Extent | undefined {
  const found = /^\s*else\b(?!\s*if\b)\s*(:|\{|(?=\w)|$)/m.exec(bare.slice(end, end + 80));
  if (found === null || bare.slice(end, end + found.index).trim() !== '') return undefined;
  const start = end + found.index + found[0].length;
  if (style === 'indentation') return { start, end: endOfIndented(bare, start - 1) };
  if (found[1] === '{') return { start: start - 1, end: endOfBraces(bare, start - 1) };
  const semicolon = bare.indexOf(';', start);
  return { start, end: semicolon < 0 ? bare.length : semicolon + 1 };
}
