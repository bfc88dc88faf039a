/**
 * Which file names a submission's dialect and invocation can carry. What they cannot carry is not
 * demanded: the other names decide. Pure.
 *
 * The characters of a name are bytes of some encoding, and only the submission's own client shows
 * which. A space separates words in some dialects, and at some keyboards.
 */
import type { Layout, TextPart } from '../../../reference/add/dialect.ts';
import { encode } from '../../../reference/add/message.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Action } from '../../transcript/action.ts';
import type { Transcript } from '../../transcript/transcript.ts';
import { fromBase64, View } from '../../transcript/view.ts';

/** @returns undefined if the action names no file, or one that can be carried */
export function whyNotCarried(action: Action, profile: Profile): string | undefined {
  const { clientRequest, peerRequest } = profile.file;
  if (action.verb === 'clientStarts' && action.file !== undefined) {
    const { name } = action.file;
    if (hasSpace(name) && isTyped(profile)) return `the name ${JSON.stringify(name)} is typed, and has a space`;
    return clientRequest && whyNotWritten(clientRequest, name);
  }
  if (action.verb !== 'peerRequests') return undefined;
  const { name } = action.file;
  if (hasSpace(name) && clientRequest === undefined) return 'its own client does not show what a space means';
  return whyNotWritten(peerRequest, name);
}

/**
 * Whether the submission's own client has written a name of this kind as the layout predicts.
 *
 * @param transcripts of the submission's client
 * @returns whether the server can be asked for the file of this action
 */
export function isPredicted(
  action: Action,
  { file: { peerRequest } }: Profile,
  transcripts: readonly Transcript[],
): boolean {
  if (action.verb !== 'peerRequests' || isPlain(action.file.name)) return true;
  const kind = kindOf(action.file.name);
  const asked = transcripts.flatMap((transcript) => {
    const [start] = transcript.actions;
    const name = start?.verb === 'clientStarts' ? start.file?.name : undefined;
    if (name === undefined || kindOf(name) !== kind) return [];
    const predicted = Buffer.from(written(peerRequest, name) ?? []);
    return [new View(transcript).received().some(({ payload }) => predicted.equals(fromBase64(payload)))];
  });
  return asked.length > 0 && asked.every(Boolean);
}

function whyNotWritten(layout: Layout, name: string): string | undefined {
  if (hasSpace(name) && separatesBySpaces(layout)) return 'spaces separate the words of a request';
  if (partsOf(layout).some((part) => typeof part === 'object' && 'width' in part && part.width < name.length))
    return `its request has less room than ${name.length} characters`;
  return written(layout, name) === undefined ? `its request cannot carry ${JSON.stringify(name)}` : undefined;
}

function written(layout: Layout, name: string): Uint8Array | undefined {
  try {
    return encode([layout], { name, number: 0 })[0];
  } catch {
    return undefined;
  }
}

function separatesBySpaces(layout: Layout): boolean {
  return partsOf(layout).some((part) => typeof part === 'string' && hasSpace(part));
}

function partsOf(layout: Layout): readonly TextPart[] {
  return layout.format === 'text' ? layout.parts : [];
}

function isTyped({ programs }: Profile): boolean {
  const { arguments: words = [], prompts = [] } = programs['file.client'] ?? {};
  return prompts.some(({ means }) => means === 'file') || !words.some((word) => word.includes('{file}'));
}

function hasSpace(text: string): boolean {
  return text.includes(' ');
}

function isPlain(name: string): boolean {
  return kindOf(name) === 'plain';
}

function kindOf(name: string): 'spaced' | 'accented' | 'plain' {
  if (hasSpace(name)) return 'spaced';
  return /^[\x20-\x7e]*$/.test(name) ? 'plain' : 'accented';
}
