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
import type { LearnedRequest } from './request.ts';
import type { LearnedServer } from './server.ts';
import { similarPeerName } from '../peer-name.ts';
import type { AddProfile, Playability, ProgramProfile } from '../../profile/profile.ts';
import { answers, laterNumber, serverNumber, starts } from './trial-values.ts';
import { runTrial, type TrialContext } from '../trial.ts';

export interface LearnedClient {
  readonly reply?: readonly Layout[];
  /** It has displayed datagrade's integer, or the sum of the two integers. */
  readonly isUnderstood?: boolean;
  readonly playable: Playability;
  readonly views: readonly View[];
}

/** Up to which try a key that the client did not find is put into the reply. */
const maxRenamed = 4;

export async function learnClient(
  context: TrialContext,
  program: ProgramProfile,
  request: LearnedRequest,
  server: LearnedServer | undefined,
  learned?: Pick<AddProfile, 'sequence'>,
): Promise<LearnedClient> {
  const own = server?.reply;
  const mirrored = request.layouts;
  // In a longer message sequence, only the layouts of the client's own server fit.
  const others =
    learned === undefined
      ? [...(mirrored === undefined ? [] : [mirrored]), ...inOtherByteOrder(own ?? mirrored), ...commonLayouts]
      : [];
  const replies = [...(own === undefined || lacksMessages(own, learned) ? [] : [own]), ...others];
  const name = similarPeerName(server?.name, 'Server of Wolfram', context.seed);
  const views: View[] = [];
  // An integer of one digit: the request was inferred from two of two digits.
  const number = laterNumber;
  const queue = [...replies];
  for (let reply = queue.shift(); reply !== undefined; reply = queue.shift()) {
    const view = await runTrial(context, {
      assignment: 'add',
      programs: [program],
      add: {
        ...(learned?.sequence && { sequence: learned.sequence }),
        ...(mirrored === undefined ? {} : { clientRequest: mirrored }),
        peerReply: reply,
      },
      peerName: name,
      actions: [starts(number), answers(serverNumber)],
      isComplete: (now) => now.exit('client') !== undefined,
    });
    views.push(view);
    if (views.length <= maxRenamed) queue.unshift(...withMissingKey(reply, view, 'client'));
    if (isUnderstood(view, reply, number, reply === own))
      return { reply, isUnderstood: true, playable: { is: 'full' }, views };
  }
  // The submission's own server shows which reply its client should have understood.
  if (own !== undefined) return { reply: withOwnInteger(own), playable: { is: 'full' }, views };
  return { views, playable: { is: 'requestOnly', reason: notUnderstood(views.length) } };
}

/** The server has sent its own client more messages than datagrade has learned to write. */
function lacksMessages(reply: readonly Layout[], learned: Pick<AddProfile, 'sequence'> | undefined): boolean {
  return reply.length < (learned?.sequence ?? []).filter(({ by }) => by === 'server').length;
}

/** @param isOwn it is the reply of the client's own server, which it then also need not add */
function isUnderstood(view: View, reply: readonly Layout[], number: number, isOwn: boolean): boolean {
  const shown = countNumbers(view.screen('client'));
  // A client that displays a sum from the reply has not shown that it adds.
  const mayCopySum = reply.some((layout) => carriesField(layout, 'sum')) && !shown.has(serverNumber);
  const adds = shown.has(number + serverNumber) && !mayCopySum && explainCrash(view, 'client') === undefined;
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
