/**
 * The same layouts with the bytes of all integers in the opposite order. Pure.
 *
 * The two halves of a submission may disagree about the order. Each of them may be right alone.
 */
import type { Layout, PackedPart } from '../../../reference/add/dialect.ts';

/** @returns one message, or none if no integer has more than one byte */
export function inOtherByteOrder(layouts: readonly Layout[] = []): readonly (readonly Layout[])[] {
  const swapped = layouts.map(swapIn);
  return swapped.some((layout, at) => JSON.stringify(layout) !== JSON.stringify(layouts[at])) ? [swapped] : [];
}

function swapIn(layout: Layout): Layout {
  if ('content' in layout) return { ...layout, content: swapIn(layout.content) };
  return layout.format === 'packed' ? { ...layout, parts: layout.parts.map(swap) } : layout;
}

function swap(part: PackedPart): PackedPart {
  if (!('order' in part) || part.bytes === 1) return part;
  return { ...part, order: part.order === 'big' ? 'little' : 'big' };
}
