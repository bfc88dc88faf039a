/**
 * How many bytes a server reads its client's integer from.
 *
 * A big-endian integer after a name that is padded with NULs can be read in two ways: `48s` and
 * four bytes, or `50s` and two. Both write the same bytes for every integer from 0 to 32767, but not
 * for -1. A name that fills the wider field shows which one is meant.
 */
import type { Layout, PackedPart } from '../../../reference/add/dialect.ts';
import { explainCrash } from '../../judge/crash.ts';
import type { AddProfile, ProgramProfile } from '../../profile/profile.ts';
import type { TrialContext } from '../trial.ts';
import { askInTurn } from './server.ts';

interface OtherWidth {
  readonly layouts: readonly Layout[];
  /** It has a letter where the first layout has a part of the integer. */
  readonly name: string;
}

const narrow = 2;

/** Starts the server once more if the width is in doubt. */
export async function withProvenWidth(
  context: TrialContext,
  server: ProgramProfile,
  profile: AddProfile,
): Promise<AddProfile> {
  const other = withNarrowerInteger(profile.peerRequest ?? []);
  if (other === undefined) return profile;
  const view = await askInTurn(context, server, other.layouts, other.name);
  const hasAnswered =
    view.answeredExchanges().length === view.exchanges().length && explainCrash(view, 'server') === undefined;
  return hasAnswered ? { ...profile, peerRequest: other.layouts } : profile;
}

/** @returns the layouts with the narrower integer; undefined if the bytes leave no doubt */
export function withNarrowerInteger(layouts: readonly Layout[]): OtherWidth | undefined {
  for (const [at, layout] of layouts.entries()) {
    const other = otherWidthOf(layout);
    if (other !== undefined) return { ...other, layouts: layouts.with(at, other.layout) };
  }
  return undefined;
}

/** Also inside of an encoding, or beside a checksum. */
function otherWidthOf(layout: Layout): { readonly layout: Layout; readonly name: string } | undefined {
  if (layout.format === 'encoded' || layout.format === 'checked') {
    const inner = otherWidthOf(layout.content);
    return inner && { ...inner, layout: { ...layout, content: inner.layout } };
  }
  const found = layout.format === 'packed' ? narrowed(layout.parts) : undefined;
  return found && { layout: { format: 'packed', parts: found.parts }, name: nameOf(found.width) };
}

function narrowed(
  parts: readonly PackedPart[],
): { readonly parts: readonly PackedPart[]; readonly width: number } | undefined {
  const at = parts.findIndex(
    (part) => 'field' in part && part.field === 'number' && part.code === 'integer' && part.order === 'big',
  );
  const [name, number] = parts.slice(Math.max(0, at - 1));
  if (at < 1 || name === undefined || number === undefined || !('field' in name) || !('field' in number))
    return undefined;
  if (name.field !== 'name' || name.code !== 'fixed' || name.pad !== '\0' || name.align !== 'left') return undefined;
  if (number.code !== 'integer' || number.bytes <= narrow || name.unit === 'characters') return undefined;
  const width = name.width + number.bytes - narrow;
  return { parts: parts.with(at - 1, { ...name, width }).with(at, { ...number, bytes: narrow }), width };
}

/** One byte is left for the NUL at the end of a C string. */
function nameOf(width: number): string {
  return 'Client of Wolfram Ahlmann and of others whose names are long '.repeat(9).slice(0, width - 2) + 'n';
}
