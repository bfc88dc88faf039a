/**
 * How a submission's server wants to be asked, and how it replies: its own client's request is asked first, then common forms, each of a fresh
 * process.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeFound } from '../../../reference/add/message.ts';
import { explainCrash } from '../../judge/crash.ts';
import { describeActivity } from '../../judge/describe-activity.ts';
import { countNumbers, showsNumber } from '../../transcript/screen.ts';
import type { View } from '../../transcript/view.ts';
import { commonForms } from '../common-forms.ts';
import { howToSettle } from '../manifest/how-to-settle.ts';
import { inferredAgain, type LearnedRequest } from './request.ts';
import { inferReply, type ReplySample } from '../infer/messages.ts';
import { asText } from '../infer/text/text.ts';
import { peerNameLike } from '../peer-name.ts';
import type { AddProfile, ProgramProfile } from '../../profile/profile.ts';
import { asks, clientNumbers, serverStarts } from './trial-values.ts';
import { tryOut, type TrialContext } from '../trial.ts';

export interface LearnedServer {
  /** How it is asked. */
  readonly request?: readonly Layout[];
  readonly reply?: readonly Layout[];
  readonly replies: readonly ReplySample[];
  /** The name that the server gives itself. */
  readonly name?: string;
  /** Why nothing could be learned: what was tried. */
  readonly unsupported?: string;
  readonly views: readonly View[];
}

const askedInTurn = [clientNumbers[2], clientNumbers[1], clientNumbers[0]];

/** What the testbed calls itself where the submission shows no name to go by. */
const nameless = 'Client of Wolfram Ahlmann';

export async function learnServer(
  context: TrialContext,
  program: ProgramProfile,
  client: LearnedRequest | undefined,
  taken?: Pick<AddProfile, 'sequence'>,
): Promise<LearnedServer> {
  const own = client?.layouts && (await askAsItsClient(context, program, client, taken));
  if (own !== undefined && (own.replies.length > 0 || taken !== undefined || own.views.every(addsOnScreen))) return own;
  const views = [...(own?.views ?? [])];
  const name = peerNameLike(undefined, nameless, context.seed);
  for (const request of commonForms) {
    const view = await ask(context, program, request, name);
    views.push(view);
    const replies = repliesIn(view, name);
    const understood = replies.length > 0 && explainCrash(view, 'server') === undefined;
    if (!understood) continue;
    const reply = inferReply(replies, request);
    if (reply === undefined && !showsNumber(view.screen('server'), clientNumbers[2])) continue;
    return { request, ...learnedReply(replies, reply), views };
  }
  if (own !== undefined) return { ...own, views };
  // Without a client that shows how it is asked, silence may be a mistake or a dialect nobody knows: a person decides.
  const tried = `the server answered none of ${commonForms.length} common forms of a request`;
  return { replies: [], views, unsupported: tried + describeActivity(views.at(-1) as View, 'server') + howToSettle };
}

/** Whether it has displayed each asked integer, another one and their sum: it is asked rightly, whatever it answers. */
function addsOnScreen(view: View): boolean {
  const shown = countNumbers(view.screen('server'));
  const adds = (asked: number): boolean =>
    shown.has(asked) && [...shown.keys()].some((own) => own > 0 && own !== asked && shown.has(asked + own));
  return askedInTurn.every(adds);
}

/** Times that a server is asked anew where its replies could not be read: by chance, its integers may be such that they tell nothing. */
const mostRepeats = 2;

/** The client's very bytes but for the integer; where its name comes back, once more with another name, to tell the two names apart. */
async function askAsItsClient(
  context: TrialContext,
  program: ProgramProfile,
  client: LearnedRequest,
  taken: Pick<AddProfile, 'sequence'> | undefined,
): Promise<LearnedServer> {
  const { layouts = [], name = nameless } = client;
  const first = await ask(context, program, layouts, name, taken);
  const request = inferredAgain(client, [first.screen('server')]).layouts ?? layouts;
  const views = [first];
  let replies = repliesIn(first, name);
  const isEchoed = replies.some((reply) => reply.payloads.some((payload) => asText(payload)?.includes(name)));
  const otherName = isEchoed ? peerNameLike(name, name, context.seed) : name;
  let reply = isEchoed ? undefined : inferReply(replies, request);
  while (replies.length > 0 && reply === undefined && views.length <= mostRepeats) {
    const view = await ask(context, program, request, otherName, taken);
    views.push(view);
    replies = repliesIn(view, otherName);
    reply = inferReply(replies, request);
  }
  return { request, ...learnedReply(replies, reply), views };
}

function ask(
  context: TrialContext,
  program: ProgramProfile,
  request: readonly Layout[],
  name: string,
  taken?: Pick<AddProfile, 'sequence'>,
): Promise<View> {
  return tryOut(context, {
    assignment: 'add',
    programs: [program],
    add: { peerRequest: request, ...(taken?.sequence === undefined ? {} : { sequence: taken.sequence }) },
    peerName: name,
    // By chance, two of a server's integers are alike, or the very ones that it was asked with: three hardly are.
    actions: [serverStarts, ...askedInTurn.map(asks)],
    enough: (view) =>
      view.exchanges().length === askedInTurn.length && view.exchanges().every(({ payloads }) => payloads.length > 0),
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
): Pick<LearnedServer, 'reply' | 'replies' | 'name'> {
  const name = reply && decodeFound(reply, replies[0]?.payloads ?? [])?.name;
  return { replies, ...(reply === undefined ? {} : { reply }), ...(name === undefined ? {} : { name }) };
}
