/**
 * Learns which layout of a reply a submission's client understands.
 *
 * The layout of its own server's reply is tried first, then that of the client's own request, then
 * common layouts. Each is tried on a fresh process, until the client displays a correct sum.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { explainCrash } from '../../judge/crash.ts';
import { countNumbers } from '../../transcript/screen.ts';
import type { View } from '../../transcript/view.ts';
import { carriesField } from '../../profile/message-sequence.ts';
import { inOtherByteOrder } from './byte-order.ts';
import { commonLayouts } from '../common-layouts.ts';
import { withMissingKey } from './missing-key.ts';
import { manifestAdvice } from '../manifest/advice.ts';
import { hasUnexplainedBytes, type LearnedRequest } from './request.ts';
import type { LearnedServer } from './server.ts';
import { similarPeerName } from '../peer-name.ts';
import type { AddProfile, Playability, ProgramProfile } from '../../profile/profile.ts';
import { answers, laterNumber, serverNumber, starts } from './trial-values.ts';
import { runTrial, type TrialContext } from '../trial.ts';
import { addsUnsentInteger } from './unsent-integer.ts';

export interface LearnedClient {
  readonly reply?: readonly Layout[];
  /** It has displayed datagrade's integer, or the sum of the two integers. */
  readonly isUnderstood?: boolean;
  readonly playable: Playability;
  readonly views: readonly View[];
}

export interface KnownOfClient extends Pick<AddProfile, 'sequence'> {
  /** Whether the client adds with its own server. */
  readonly pairAdds?: () => Promise<boolean>;
  /** Whether what the client has sent shows that its request has to be learned anew. */
  readonly isMisread?: (view: View) => boolean;
}

/** Up to which try a key that the client did not find is put into the reply. */
const maxRenamed = 4;

export async function learnClient(
  context: TrialContext,
  program: ProgramProfile,
  request: LearnedRequest,
  server: LearnedServer | undefined,
  learned: KnownOfClient = {},
): Promise<LearnedClient> {
  const own = server?.reply;
  const mirrored = request.layouts;
  // In a longer message sequence, only the layouts of the client's own server fit.
  const others =
    learned.sequence === undefined
      ? [...(mirrored === undefined ? [] : [mirrored]), ...inOtherByteOrder(own ?? mirrored)]
      : [];
  let common = learned.sequence === undefined ? commonLayouts : [];
  const name = similarPeerName(server?.name, 'Server of Wolfram', context.seed);
  const views: View[] = [];
  const queue = [...(own === undefined || lacksMessages(own, learned) ? [] : [own]), ...others];
  for (;;) {
    if (queue.length === 0 && common.length > 0) {
      if (isUnreadable(server) && (await learned.pairAdds?.()) === true)
        return { views, playable: { is: 'requestOnly', reason: onlyOwnServer } };
      queue.push(...common);
      common = [];
    }
    const reply = queue.shift();
    if (reply === undefined) break;
    const add = {
      ...(learned.sequence && { sequence: learned.sequence }),
      ...(mirrored && { clientRequest: mirrored }),
    };
    const view = await answerWith(context, program, { ...add, peerReply: reply }, name);
    views.push(view);
    if (learned.isMisread?.(view) === true) break;
    if (views.length <= maxRenamed) queue.unshift(...withMissingKey(reply, view, 'client'));
    if (isUnderstood(view, reply, reply === own)) return { reply, isUnderstood: true, playable: { is: 'full' }, views };
  }
  if (own !== undefined && server !== undefined && views.some((view) => addsUnsentInteger(view, server)))
    return { reply: withOwnInteger(own), playable: { is: 'full' }, views };
  return neverUnderstood(own, views, learned);
}

/** The submission's own server shows which reply its client should have understood, unless it is understood when that server sends it. */
async function neverUnderstood(
  own: readonly Layout[] | undefined,
  views: readonly View[],
  { sequence, pairAdds }: KnownOfClient,
): Promise<LearnedClient> {
  if (own === undefined) return { views, playable: { is: 'requestOnly', reason: notUnderstood(views.length) } };
  if (sequence === undefined && (await pairAdds?.()) === true)
    return { views, playable: { is: 'requestOnly', reason: onlyOwnServer } };
  return { reply: withOwnInteger(own), playable: { is: 'full' }, views };
}

/** An integer of one digit is typed: the request was inferred from two of two digits. */
function answerWith(
  context: TrialContext,
  program: ProgramProfile,
  add: Partial<AddProfile>,
  peerName: string,
): Promise<View> {
  return runTrial(context, {
    assignment: 'add',
    programs: [program],
    add,
    peerName,
    actions: [starts(laterNumber), answers(serverNumber)],
    isComplete: (now) => now.exit('client') !== undefined,
  });
}

/** The server has sent its own client more messages than datagrade has learned to write. */
function lacksMessages(reply: readonly Layout[], { sequence = [] }: KnownOfClient): boolean {
  return reply.length < sequence.filter(({ by }) => by === 'server').length;
}

/**
 * The client's own server replies in a form that datagrade cannot read, or with bytes that change
 * for an unknown reason. A client that understands that form will understand no common one.
 */
function isUnreadable(server: LearnedServer | undefined): boolean {
  if (server?.reply !== undefined) return server.reply.some(hasUnexplainedBytes);
  return server !== undefined && server.replies.length > 0;
}

const onlyOwnServer = `the submission's own client and server add correctly together, but datagrade could not write the reply of the server itself${manifestAdvice}`;

/** @param isOwn it is the reply of the client's own server, which it then also need not add */
function isUnderstood(view: View, reply: readonly Layout[], isOwn: boolean): boolean {
  const shown = countNumbers(view.screen('client'));
  // A client that displays a sum from the reply has not shown that it adds.
  const mayCopySum = reply.some((layout) => carriesField(layout, 'sum')) && !shown.has(serverNumber);
  const adds = shown.has(laterNumber + serverNumber) && !mayCopySum && explainCrash(view, 'client') === undefined;
  return adds || (isOwn && shown.has(serverNumber));
}

/**
 * The handout wants the server's integer in the reply. If the submission's server sends the sum in
 * its place, datagrade sends the integer there.
 */
function withOwnInteger(layouts: readonly Layout[]): readonly Layout[] {
  if (layouts.some((layout) => carriesField(layout, 'number'))) return layouts;
  const text = JSON.stringify(layouts).replaceAll('"field":"sum"', '"field":"number"');
  return JSON.parse(text.replaceAll('"$field":"sum"', '"$field":"number"')) as readonly Layout[];
}

function notUnderstood(tried: number): string {
  return `datagrade answered the client with ${tried} common forms of a reply, one after another, and the client displayed a sum for none of them${manifestAdvice}`;
}
