/**
 * The code of a program in the order in which it is executed: what a function does is where the
 * function is called first, and what is reached without a visible call comes at the end.
 *
 * It shows what a program does first with its socket. It reads text, so branches and loops count
 * as if everything were executed once. Pure, never throws.
 */
import type { Block } from './outline.ts';
import { parentsOf, type ProgramText, reachedBlocks } from './reachable.ts';

const longest = 400_000;

export function codeInOrder(text: ProgramText): string {
  const parts: string[] = [];
  let length = 0;
  const push = (part: string): void => {
    length += part.length;
    if (length <= longest) parts.push(part);
  };
  const own = ownTexts(text);
  const functions = functionsByName(text);
  const written = new Set<Block | undefined>();
  const write = (block: Block | undefined): void => {
    if (written.has(block)) return;
    written.add(block);
    const { code, bare } = own(block);
    // The name of a function that a library calls may be all that shows a step, such as `datagram_received`.
    if (block !== undefined) push(`${block.name};`);
    let at = 0;
    for (const { 1: name = '', index } of bare.matchAll(/\b([A-Za-z_]\w*)\s*\(/g)) {
      for (const called of functions.get(name) ?? []) {
        if (written.has(called) || length > longest) continue;
        push(code.slice(at, index));
        at = index;
        write(called);
      }
    }
    push(code.slice(at));
  };
  write(undefined);
  for (const block of [...functions.values()].flat().toSorted(mainFirst)) write(block);
  return parts.join('\n');
}

function mainFirst(a: Block, b: Block): number {
  const isMain = ({ name }: Block): number => (/^main$/i.test(name) ? 0 : 1);
  return isMain(a) - isMain(b) || a.start - b.start;
}

/** A constructor has the name of its class. */
function functionsByName(text: ProgramText): ReadonlyMap<string, readonly Block[]> {
  const reached = reachedBlocks(text);
  const parents = parentsOf(text.blocks);
  const found = new Map<string, Block[]>();
  for (const block of text.blocks) {
    if (!reached.has(block) || block.kind !== 'function') continue;
    const isConstructor = /^(?:__init__|constructor|initialize)$/.test(block.name);
    const name = isConstructor ? (parents.get(block)?.name ?? block.name) : block.name;
    found.set(name, [...(found.get(name) ?? []), block]);
  }
  return found;
}

/** What a block has outside the blocks inside it, without its header. */
function ownTexts({
  code,
  bare,
  blocks,
}: ProgramText): (block: Block | undefined) => { readonly code: string; readonly bare: string } {
  const children = new Map<Block | undefined, Block[]>();
  for (const [block, parent] of parentsOf(blocks)) children.set(parent, [...(children.get(parent) ?? []), block]);
  return (block) => {
    const [start, end] = block === undefined ? [0, code.length] : [afterName(block, bare), block.end];
    let at = start;
    const own = { code: '', bare: '' };
    const take = (from: number, to: number): void => {
      own.code += code.slice(from, to);
      own.bare += bare.slice(from, to);
    };
    for (const inner of children.get(block) ?? []) {
      if (inner.start < at) continue;
      take(at, inner.start);
      at = inner.end;
    }
    take(at, end);
    return own;
  };
}

/** The position after the name of a function in its header, so that the header is not a call. */
function afterName({ name, start, end }: Block, bare: string): number {
  return start + bare.slice(start, end).indexOf(name) + name.length;
}
