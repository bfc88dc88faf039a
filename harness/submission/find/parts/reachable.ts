/**
 * What a program executes of its sources: everything that is not inside a function or class, and
 * the functions and classes that are named from there, directly or indirectly.
 *
 * So two programs that use one class each of the same module are told apart, and so are the halves
 * of a file that an argument chooses between. Pure, never throws.
 */
import type { MaskedSource } from '../../read/mask-source.ts';
import { type Block, outlineOf } from './outline.ts';

/** The text of a program: its own file, and after it the local files that it includes. */
export interface ProgramText extends MaskedSource {
  readonly blocks: readonly Block[];
  /** The length of its own file, in which execution begins. */
  readonly ownLength: number;
  /** The class whose `main` is started, if its own file has several. */
  readonly mainClass?: string;
}

export type BlockStyle = 'indentation' | 'braces';

export function programText(own: MaskedSource, included: readonly MaskedSource[], style: BlockStyle): ProgramText {
  const all = [own, ...included];
  const bare = all.map((each) => each.bare).join('\n');
  return {
    code: all.map((each) => each.code).join('\n'),
    bare,
    blocks: outlineOf(bare, style),
    ownLength: own.code.length,
  };
}

/** The code of a program, with everything blanked that is not reached: each character keeps its place. */
export function reachableCode(text: ProgramText): string {
  const reached = reachedBlocks(text);
  let at = 0;
  let code = '';
  for (const block of text.blocks) {
    if (block.start < at || reached.has(block)) continue;
    code += text.code.slice(at, block.start) + blank(text.code.slice(block.start, block.end));
    at = block.end;
  }
  return code + text.code.slice(at);
}

/** The text with some ranges blanked. */
export function withoutRanges(
  text: ProgramText,
  ranges: readonly { readonly start: number; readonly end: number }[],
): ProgramText {
  let { code, bare } = text;
  for (const { start, end } of ranges) {
    code = code.slice(0, start) + blank(code.slice(start, end)) + code.slice(end);
    bare = bare.slice(0, start) + blank(bare.slice(start, end)) + bare.slice(end);
  }
  return { ...text, code, bare };
}

/** The classes of a program's own file that have a `main`. */
export function mainClasses({ blocks, ownLength }: ProgramText): readonly string[] {
  const parents = parentsOf(blocks);
  return blocks
    .filter(({ name, start, kind }) => start < ownLength && kind === 'function' && /^main$/i.test(name))
    .flatMap((block) => parents.get(block)?.name ?? []);
}

/** Functions and methods that a runtime calls, without a name in the source. */
const entryFunction = /^(?:main|init)$/i;
const calledByRuntime =
  /^(?:__\w+__|main|Main|run|Run|call|handle|constructor|initialize|new|init|start|setup|datagram_received|connection_made)$/;

/** The functions and classes that are named from where execution begins, directly or indirectly. */
export function reachedBlocks({ bare, blocks, ownLength, mainClass }: ProgramText): ReadonlySet<Block> {
  const parents = parentsOf(blocks);
  const starters = new Set(mainClass === undefined ? mainClasses({ code: '', bare, blocks, ownLength }) : [mainClass]);
  const texts = ownTexts(bare, blocks, parents);
  const names = new Set(namesIn(texts.get(undefined) ?? ''));
  const reached = new Set<Block>();
  const isReached = (block: Block): boolean => {
    const parent = parents.get(block);
    if (parent !== undefined && !reached.has(parent)) return false;
    const isOwn = block.start < ownLength;
    if (block.kind === 'class' && isOwn && starters.has(block.name)) return true;
    const called = parent?.kind === 'class' ? calledByRuntime : entryFunction;
    if (called.test(block.name) && (isOwn || parent?.kind === 'class')) return true;
    return names.has(block.name) || parent?.name === block.name;
  };
  for (let grows = true; grows;) {
    grows = false;
    for (const block of blocks) {
      if (reached.has(block) || !isReached(block)) continue;
      grows = true;
      reached.add(block);
      for (const name of namesIn(texts.get(block) ?? '')) names.add(name);
    }
  }
  return reached;
}

function namesIn(text: string): readonly string[] {
  return text.match(/[A-Za-z_]\w*/g) ?? [];
}

/** For each block, and for the whole, the text outside the blocks inside it, without its own name. */
function ownTexts(
  bare: string,
  blocks: readonly Block[],
  parents: ReadonlyMap<Block, Block | undefined>,
): ReadonlyMap<Block | undefined, string> {
  const texts = new Map<Block | undefined, string>();
  const ends = new Map<Block | undefined, number>([[undefined, 0]]);
  for (const block of blocks) {
    const parent = parents.get(block);
    texts.set(parent, (texts.get(parent) ?? '') + bare.slice(ends.get(parent), block.start));
    ends.set(parent, block.end);
    ends.set(block, block.start);
  }
  for (const block of [undefined, ...blocks]) {
    const text = (texts.get(block) ?? '') + bare.slice(ends.get(block), block?.end ?? bare.length);
    texts.set(block, block === undefined ? text : text.replace(block.name, ''));
  }
  return texts;
}

/** For each block the smallest one around it. */
export function parentsOf(blocks: readonly Block[]): ReadonlyMap<Block, Block | undefined> {
  const parents = new Map<Block, Block | undefined>();
  const open: Block[] = [];
  for (const block of blocks) {
    while ((open.at(-1)?.end ?? Infinity) <= block.start) open.pop();
    parents.set(block, open.at(-1));
    open.push(block);
  }
  return parents;
}

/** Spaces of the same length, with the same line ends. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
