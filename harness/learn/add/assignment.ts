/**
 * Learns how a submission's halves of the add assignment are started and how they write messages.
 *
 * The client shows its request. The server, asked with that request, shows its reply. The reply is
 * tried on the client. So each half shows what the other needs; if neither does, common layouts are
 * tried.
 */
import { decodeFound } from '../../../reference/add/message.ts';
import { learnClient, type LearnedClient } from './client.ts';
import { correctedRequest, hasSentRequest, learnRequest, inferRequestAgain, type LearnedRequest } from './request.ts';
import { contradictsInference } from './contradiction.ts';
import { ownPairOf, type OwnPair } from './own-pair.ts';
import { withProvenWidth } from './integer-width.ts';
import { learnServer, type LearnedServer } from './server.ts';
import { withPredictions } from './predicted.ts';
import { canBePlayed, learnSequence, mayUseSequence, type LearnedSequence } from './message-sequence.ts';
import type { AddProfile, ProgramProfile } from '../../profile/profile.ts';
import type { View } from '../../transcript/view.ts';
import type { InvocationTrial, RunnableProgram } from '../invocation/runnable-program.ts';
import { findInvocation, serverPortOf, withOwnServerPort } from '../invocation/search.ts';
import { withServicePort } from '../invocation/service-port.ts';
import { clientNumbers, laterNumber, serverStarts, constantNumbersIn, starts } from './trial-values.ts';
import type { TrialContext } from '../trial.ts';
import {
  contradicted,
  neitherPlayable,
  notWritten,
  uncaptured,
  unlearnedProfile,
  unplayable,
  unread,
} from './unlearned.ts';

export interface LearnedAdd {
  readonly profile: AddProfile;
  readonly client?: ProgramProfile;
  readonly server?: ProgramProfile;
}

interface Invocations {
  readonly client: InvocationTrial | undefined;
  readonly server: InvocationTrial | undefined;
}

/** What is known of the halves before datagrade speaks to them. */
interface KnownOfHalves extends Invocations {
  /** Both halves, if both can be started. */
  readonly pair: OwnPair | undefined;
  /** The client's request as it sends it to datagrade, without a reply. */
  readonly ownRequest: LearnedRequest | undefined;
  /** Whether a further message of the client shows that its request has to be learned anew. */
  readonly isMisread?: (view: View) => boolean;
}

type LearnedHalves = LearnedAdd & {
  /** What the client did when datagrade answered it, one for each attempt. */
  readonly answered?: readonly View[];
};

export async function learnAdd(
  context: TrialContext,
  programs: { readonly client: RunnableProgram | undefined; readonly server: RunnableProgram | undefined },
): Promise<LearnedAdd> {
  const invocations = await findInvocations(context, programs);
  const { client } = invocations;
  const ownRequest = client && (await learnRequest(context, client.program, client.view));
  const known = { ...invocations, pair: pairOf(context, invocations), ownRequest };
  const correct = (answered: readonly View[]): LearnedRequest | undefined =>
    ownRequest && correctedRequest(ownRequest, answered);
  const isMisread = (view: View): boolean => correct([view]) !== undefined;
  const { answered = [], ...learned } = await learnHalves(context, { ...known, isMisread });
  const corrected = correct(answered);
  if (corrected === undefined) return learned;
  const { answered: _, ...again } = await learnHalves(context, { ...known, ownRequest: corrected });
  return again;
}

function pairOf(context: TrialContext, { client, server }: Invocations): OwnPair | undefined {
  if (client?.works !== true || server?.works !== true) return undefined;
  return ownPairOf(context, { client: client.program, server: server.program });
}

async function learnHalves(context: TrialContext, known: KnownOfHalves): Promise<LearnedHalves> {
  const { client, server, pair, ownRequest } = known;
  const both = pair && { client: pair.client, server: pair.server };
  const early =
    pair !== undefined && client !== undefined && ownRequest !== undefined && mayUseSequence(ownRequest, client.view)
      ? await learnSequence(pair, countSent(ownRequest))
      : undefined;
  if (early === 'uncaptured') return { ...both, profile: unlearnedProfile(uncaptured, ownRequest, undefined) };
  if (early === undefined && isUnread(ownRequest) && (await pair?.adds()) === true)
    return { ...both, profile: unlearnedProfile(unread, ownRequest, undefined) };
  const first =
    server?.works === true
      ? await learnServer(context, server.program, early?.request ?? ownRequest, early, pair?.adds)
      : undefined;
  // If the server does not answer the next clients, it may still wait for a further message of the
  // first one, and may have read their requests as that message.
  const late =
    pair !== undefined && early === undefined && first !== undefined && hasMissedClients(first)
      ? await learnSequence(pair, countSent(ownRequest))
      : undefined;
  if (first?.isOnlyForOwnClient === true && late === undefined)
    return { ...both, profile: unlearnedProfile(notWritten, ownRequest, first) };
  if (late === 'uncaptured' && first !== undefined && !hasEnded(first)) {
    const learnedServer: LearnedServer = { ...first, playable: { is: 'none', reason: uncaptured } };
    return finish(context, { ...known, sequence: undefined, learnedServer });
  }
  const sequence = early ?? (late === 'uncaptured' ? undefined : late);
  const learnedServer =
    sequence === undefined || sequence === early || server === undefined
      ? first
      : await learnServer(context, server.program, sequence.request, sequence);
  const isContradicted = pair && !sequence && (await contradictsInference(pair, ownRequest, learnedServer));
  if (isContradicted === true) return { ...both, profile: unlearnedProfile(contradicted, ownRequest, learnedServer) };
  return finish(context, { ...known, sequence, learnedServer });
}

function countSent(request: LearnedRequest | undefined): number {
  return Math.max(0, ...(request?.samples ?? []).map(({ payloads }) => payloads.length));
}

/** The client sends something, but datagrade cannot find the integer in it. */
function isUnread(request: LearnedRequest | undefined): boolean {
  return request !== undefined && request.samples.length > 0 && request.layouts === undefined;
}

/** The server first: the port that it binds is where its client most likely sends to. */
async function findInvocations(
  context: TrialContext,
  programs: { readonly client: RunnableProgram | undefined; readonly server: RunnableProgram | undefined },
): Promise<Invocations> {
  const hasBound = (view: View): boolean => serverPortOf(view) !== undefined;
  const server = programs.server && (await findInvocation(context, programs.server, [serverStarts], hasBound));
  const known = programs.client && withOwnServerPort(programs.client, server);
  const client = known && (await findInvocation(context, known, [starts(clientNumbers[0])], hasSentRequest));
  return { client, server: server && client ? withServicePort(server, client) : server };
}

/**
 * The server answered a client that asks as its own client does, but not all of the later clients.
 */
function hasMissedClients({ replies, views }: LearnedServer): boolean {
  return replies.length > 0 && replies.length < (views[0]?.exchanges().length ?? 0);
}

/** A server that has ended does not wait for a further message. */
function hasEnded({ views }: LearnedServer): boolean {
  return views[0]?.exit('server') !== undefined;
}

interface HalvesToFinish extends KnownOfHalves {
  readonly sequence: LearnedSequence | undefined;
  readonly learnedServer: LearnedServer | undefined;
}

async function finish(context: TrialContext, halves: HalvesToFinish): Promise<LearnedHalves> {
  const { client, server, pair, ownRequest, isMisread, sequence, learnedServer } = halves;
  const request = sequence?.request ?? ownRequest;
  const program = sequence?.client ?? client?.program;
  const learnedClient =
    client?.works === true && request !== undefined && program !== undefined
      ? await learnClient(context, program, request, learnedServer, {
          ...optional('sequence', sequence?.sequence),
          ...optional('pairAdds', pair?.adds),
          ...optional('isMisread', sequence === undefined ? isMisread : undefined),
        })
      : undefined;
  const canPlay =
    sequence === undefined || canBePlayed(sequence.sequence, request?.layouts ?? [], learnedServer?.reply ?? []);
  if (!canPlay && !sequence.bothAdd && server !== undefined) {
    const withoutSequence = await learnServer(context, server.program, ownRequest);
    return finish(context, { ...halves, sequence: undefined, learnedServer: withoutSequence });
  }
  const profile = profileOf(request, learnedServer, learnedClient);
  const isServing = server !== undefined && learnedServer !== undefined && learnedServer.replies.length > 0;
  const isPlayed = sequence === undefined || (canPlay && (learnedClient?.isUnderstood === true || !sequence.bothAdd));
  return {
    ...(program === undefined ? {} : { client: program }),
    ...(server === undefined ? {} : { server: server.program }),
    ...optional('answered', sequence === undefined ? learnedClient?.views : undefined),
    profile: {
      ...(isServing && sequence === undefined ? await withProvenWidth(context, server.program, profile) : profile),
      ...optional('sequence', sequence?.sequence),
      ...(isPlayed ? {} : { playable: neitherPlayable(unplayable) }),
    },
  };
}

function profileOf(
  first: LearnedRequest | undefined,
  server: LearnedServer | undefined,
  client: LearnedClient | undefined,
): AddProfile {
  const views = [...(first?.views ?? []), ...(server?.views ?? []), ...(client?.views ?? [])];
  // By now both halves have displayed the client's name. What a program displays is most likely a
  // name.
  const request =
    first &&
    inferRequestAgain(first, {
      own: views.map((view) => view.screen('client')),
      others: views.map((view) => view.screen('server')),
    });
  const profile: AddProfile = {
    ...optional('clientRequest', request?.layouts),
    ...optional('peerRequest', (server?.isOwnRequest === true ? request?.layouts : undefined) ?? server?.request),
    ...optional('serverReply', server?.reply),
    ...optional('peerReply', client?.reply),
    learnedFrom: {
      ...optional('clientRequest', request?.layouts && request.samples.map(({ number }) => number)),
      ...optional('serverReply', server?.reply && server.replies.map(({ askedNumber }) => askedNumber)),
    },
    ownNames: { ...optional('client', request?.name), ...optional('server', server?.name) },
    constantNumbers: constantNumbersIn(views, server === undefined ? [] : drawnNumbersOf(server)),
    playable: { client: client?.playable ?? { is: 'full' }, server: server?.playable ?? { is: 'full' } },
  };
  return withPredictions(
    profile,
    (client?.views ?? []).map((view) => ({ view, typed: laterNumber })),
  );
}

/**
 * The integers of a server that draws another one each time, and their sums with the client's
 * integers. Empty for a server that always has the same integer.
 */
function drawnNumbersOf({ reply, views }: LearnedServer): readonly number[] {
  if (reply === undefined) return [];
  const drawn = views
    .flatMap((view) => view.exchanges())
    .flatMap(({ number: asked, payloads }) => {
      const own = decodeFound(reply, payloads.slice(0, reply.length))?.number;
      return own === undefined ? [] : [{ own, sum: own + asked }];
    });
  return new Set(drawn.map(({ own }) => own)).size < 2 ? [] : drawn.flatMap(({ own, sum }) => [own, sum]);
}

/** The key with its value, or an empty object: what was not learned is absent from a profile. */
function optional<K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: V });
}
