/**
 * Learns which request a submission's server understands, and how it replies.
 *
 * The layout of its own client's request is tried first, then common layouts, each on a fresh
 * process.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeFound } from '../../../reference/add/message.ts';
import { explainCrash } from '../../judge/crash.ts';
import { describeActivity } from '../../judge/describe-activity.ts';
import { carriesText } from '../../transcript/armour.ts';
import { countNumbers, showsName, showsNumber } from '../../transcript/screen.ts';
import type { View } from '../../transcript/view.ts';
import { commonLayouts } from '../common-layouts.ts';
import { manifestAdvice } from '../manifest/advice.ts';
import { inOtherByteOrder } from './byte-order.ts';
import { withMissingKey } from './missing-key.ts';
import { hasUnexplainedBytes, inferRequestAgain, type LearnedRequest } from './request.ts';
import { inferReply, type ReplySample } from '../infer/messages.ts';
import { similarPeerName } from '../peer-name.ts';
import type { AddProfile, Playability, ProgramProfile } from '../../profile/profile.ts';
import type { OwnPair } from './own-pair.ts';
import { asks, clientNumbers, serverStarts } from './trial-values.ts';
import { runTrial, type TrialContext } from '../trial.ts';

export interface LearnedServer {
  /** The request that it understands. */
  readonly request?: readonly Layout[];
  readonly reply?: readonly Layout[];
  readonly replies: readonly ReplySample[];
  /** The name that the server gives itself. */
  readonly name?: string;
  readonly playable: Playability;
  readonly views: readonly View[];
  /** It adds with its own client, but does not answer datagrade, which asks in the same form. */
  readonly isOnlyForOwnClient?: true;
  /** It was asked with the bytes of its own client. What is found out later about those holds for it, too. */
  readonly isOwnRequest?: true;
}

const oneDigit = clientNumbers[2];
const twoDigits = [clientNumbers[1], clientNumbers[0]];
const askedNumbers = [oneDigit, ...twoDigits];

/** datagrade's name if the submission shows no name that it could resemble. */
const defaultPeerName = 'Client of Wolfram Ahlmann';

export async function learnServer(
  context: TrialContext,
  program: ProgramProfile,
  client: LearnedRequest | undefined,
  learned?: Pick<AddProfile, 'sequence'>,
  ownPairAdds?: OwnPair['adds'],
): Promise<LearnedServer> {
  const own = client?.layouts && (await askAsItsClient(context, program, client, learned));
  if (own !== undefined && learned === undefined && hasMissedUnexplained(own) && (await ownPairAdds?.()) === true)
    return { ...own, isOnlyForOwnClient: true };
  if (own !== undefined && (own.replies.length > 0 || learned !== undefined || own.views.every(addsOnScreen)))
    return own;
  if (own !== undefined && client !== undefined && ownPairAdds !== undefined && (await ownPairAdds()))
    return servesOwnClient(own, ownPairAdds, () => askAsItsClient(context, program, client, learned, twoDigits));
  const views = [...(own?.views ?? [])];
  const name = similarPeerName(undefined, defaultPeerName, context.seed);
  let displayed: LearnedServer | undefined;
  const disagreeing = [
    ...inOtherByteOrder(client?.layouts),
    ...(own === undefined ? [] : withMissingKey(own.request ?? [], own.views[0] as View, 'server')),
  ];
  const queue = [...disagreeing, ...commonLayouts];
  for (let request = queue.shift(); request !== undefined; request = queue.shift()) {
    const view = await askInTurn(context, program, request, name);
    views.push(view);
    if (disagreeing.includes(request)) queue.unshift(...withMissingKey(request, view, 'server'));
    if (addsFirstOnScreen(view, name)) displayed ??= { request, replies: [], playable: { is: 'full' }, views };
    const replies = repliesIn(view, name);
    const understood = replies.length > 0 && explainCrash(view, 'server') === undefined;
    if (!understood) continue;
    const reply = inferReply(replies, request);
    if (reply === undefined && !showsNumber(view.screen('server'), clientNumbers[2])) continue;
    return { request, ...learnedReply(replies, reply), views };
  }
  // It has understood that request, whatever keeps it from replying.
  if (displayed !== undefined) return displayed;
  if (own !== undefined) return { ...own, views };
  return neverAnswered(views);
}

/**
 * The server adds with its own client, and did not answer datagrade. If its own client also fails
 * with the integer that was asked first, the server only does not understand this one.
 */
async function servesOwnClient(
  own: LearnedServer,
  ownPairAdds: OwnPair['adds'],
  askOthers: () => Promise<LearnedServer>,
): Promise<LearnedServer> {
  const again = (await ownPairAdds(oneDigit)) ? own : await askOthers();
  return again.replies.length > 0 ? again : { ...own, isOnlyForOwnClient: true };
}

/**
 * Without a client that shows the request, silence may be a mistake or an unknown dialect. A person
 * decides.
 */
function neverAnswered(views: readonly View[]): LearnedServer {
  const tried = `datagrade sent the server ${commonLayouts.length} common forms of a request, one after another, and the server answered none of them`;
  const activity = describeActivity(views.at(-1) as View, 'server');
  const then = activity === undefined ? '' : `, and then ${activity}`;
  return { replies: [], views, playable: { is: 'none', reason: tried + then + manifestAdvice } };
}

/**
 * The request has bytes that change for an unknown reason, such as a checksum, and the server has
 * not answered all of the requests in which datagrade repeated those bytes.
 */
function hasMissedUnexplained({ request = [], replies, views }: LearnedServer): boolean {
  return request.some(hasUnexplainedBytes) && replies.length < (views.at(-1)?.exchanges().length ?? 0);
}

/**
 * Whether the server has displayed each client's integer, another integer, and their sum. It has
 * then understood the request, whatever it replies.
 */
function addsOnScreen(view: View): boolean {
  return askedNumbers.every((asked) => addsTo(view, asked));
}

/** The same for the first client alone, whose name the server has also displayed. */
function addsFirstOnScreen(view: View, name: string): boolean {
  return addsTo(view, clientNumbers[2]) && showsName(view.screen('server'), name);
}

function addsTo(view: View, asked: number): boolean {
  const shown = countNumbers(view.screen('server'));
  return shown.has(asked) && [...shown.keys()].some((own) => own > 0 && own !== asked && shown.has(asked + own));
}

/**
 * How often a server is asked again if its replies could not be read: by chance, its integers may
 * have been ambiguous.
 */
const maxRepeats = 2;

/**
 * Asks with the client's own bytes, except for the integer. If the reply repeats the client's name,
 * it asks again with another name, to distinguish that name from the server's.
 */
async function askAsItsClient(
  context: TrialContext,
  program: ProgramProfile,
  client: LearnedRequest,
  learned: Pick<AddProfile, 'sequence'> | undefined,
  numbers: readonly number[] = askedNumbers,
): Promise<LearnedServer> {
  const { layouts = [], name = defaultPeerName } = client;
  const first = await askInTurn(context, program, layouts, name, learned, numbers);
  const again = inferRequestAgain(client, { others: [first.screen('server')] });
  const request = again.layouts ?? layouts;
  // The bytes were the client's own, whatever was taken for the name in them.
  const asked = again.name ?? name;
  const views = [first];
  let replies = repliesIn(first, asked);
  const isEchoed = replies.some((reply) => reply.payloads.some((payload) => carriesText(payload, asked)));
  const otherName = isEchoed ? similarPeerName(asked, asked, context.seed) : asked;
  let reply = isEchoed ? undefined : inferReply(replies, request);
  while (replies.length > 0 && reply === undefined && views.length <= maxRepeats) {
    const view = await askInTurn(context, program, request, otherName, learned, numbers);
    views.push(view);
    replies = repliesIn(view, otherName);
    reply = inferReply(replies, request);
  }
  return { request, isOwnRequest: true, ...learnedReply(replies, reply), views };
}

export function askInTurn(
  context: TrialContext,
  program: ProgramProfile,
  request: readonly Layout[],
  name: string,
  learned?: Pick<AddProfile, 'sequence'>,
  numbers: readonly number[] = askedNumbers,
): Promise<View> {
  return runTrial(context, {
    assignment: 'add',
    programs: [program],
    add: { peerRequest: request, ...(learned?.sequence === undefined ? {} : { sequence: learned.sequence }) },
    peerName: name,
    // By chance, two of a server's integers may be equal, or equal to the client's. Three hardly
    // are.
    actions: [serverStarts, ...numbers.map(asks)],
    isComplete: (view) =>
      view.exchanges().length === numbers.length && view.exchanges().every(({ payloads }) => payloads.length > 0),
  });
}

function repliesIn(view: View, askedName: string): readonly ReplySample[] {
  return view
    .exchanges()
    .filter(({ payloads }) => payloads.length > 0)
    .map(({ number, payloads }) => ({ askedNumber: number, askedName, payloads, screen: view.screen('server') }));
}

function learnedReply(
  replies: readonly ReplySample[],
  reply: readonly Layout[] | undefined,
): Pick<LearnedServer, 'reply' | 'replies' | 'name' | 'playable'> {
  const name = reply && decodeFound(reply, replies[0]?.payloads ?? [])?.name;
  return {
    replies,
    playable: { is: 'full' },
    ...(reply === undefined ? {} : { reply }),
    ...(name === undefined ? {} : { name }),
  };
}
