/**
 * Learns how a submission's halves of the add assignment are started and how they speak.
 *
 * The client shows its request, the request asked of the server shows the reply, and the reply is tried on the client. What one half shows serves
 * the other; what neither shows, common forms are tried for.
 */
import { decodeFound } from '../../../reference/add/message.ts';
import { learnClient, type LearnedClient } from './client.ts';
import { hasSentRequest, learnRequest, inferredAgain, type LearnedRequest } from './request.ts';
import { isMisread } from './misreading.ts';
import { learnServer, type LearnedServer } from './server.ts';
import { canBePlayed, learnSequence, mayUseSequence, type LearnedSequence } from './message-sequence.ts';
import { howToSettle, notCaptured } from '../manifest/how-to-settle.ts';
import type { AddProfile, ProgramProfile } from '../../profile/profile.ts';
import { besideServer, serverPortOf, startForms, type Startable, type StartForm } from '../invocation/start-forms.ts';
import { clientNumbers, serverStarts, standingNumbersIn, starts } from './trial-values.ts';
import type { TrialContext } from '../trial.ts';

export interface LearnedAdd {
  readonly profile: AddProfile;
  readonly client?: ProgramProfile;
  readonly server?: ProgramProfile;
}

export async function learnAdd(
  context: TrialContext,
  programs: { readonly client: Startable | undefined; readonly server: Startable | undefined },
): Promise<LearnedAdd> {
  const server =
    programs.server &&
    (await startForms(context, programs.server, [serverStarts], (view) => serverPortOf(view) !== undefined));
  const client =
    programs.client &&
    (await startForms(context, besideServer(programs.client, server), [starts(clientNumbers[0])], hasSentRequest));
  const alone = client && (await learnRequest(context, client.program, client.view));
  const halves = client?.works === true && server?.works === true ? { client, server } : undefined;
  const both = halves && { client: halves.client.program, server: halves.server.program };
  const taken =
    halves !== undefined && alone !== undefined && mayUseSequence(alone, halves.client.view)
      ? await learnSequence(context, halves.client.program, halves.server.program)
      : undefined;
  if (taken === 'unseen') return { ...both, profile: unlearnedProfile(unseen, alone, undefined) };
  const first =
    server?.works === true ? await learnServer(context, server.program, taken?.request ?? alone, taken) : undefined;
  // A server that takes the next client's request for something else may have waited for another word of the first.
  const later =
    halves !== undefined && taken === undefined && first !== undefined && hasMissedClients(first)
      ? await learnSequence(context, halves.client.program, halves.server.program)
      : undefined;
  if (later === 'unseen' && first !== undefined && !hasEnded(first)) {
    const waits = { ...first, unsupported: unseen };
    return finish(context, { client, server, alone, turns: undefined, learnedServer: waits });
  }
  const sequence = taken ?? (later === 'unseen' ? undefined : later);
  const learnedServer =
    sequence === undefined || sequence === taken || server === undefined
      ? first
      : await learnServer(context, server.program, sequence.request, sequence);
  if (both !== undefined && sequence === undefined && (await isMisread(context, both, alone, learnedServer)))
    return { ...both, profile: unlearnedProfile(unread, alone, learnedServer) };
  return finish(context, { client, server, alone, turns: sequence, learnedServer });
}

/** Nothing of what was read is kept: a pair is judged by its screens alone. */
function unlearnedProfile(
  why: string,
  alone: LearnedRequest | undefined,
  server: LearnedServer | undefined,
): AddProfile {
  const views = [...(alone?.views ?? []), ...(server?.views ?? [])];
  return { ownNames: {}, standingNumbers: standingNumbersIn(views, []), unsupported: {}, unlearned: why };
}

const unread = `its own client and server add together, but what they say to each other could not be read${howToSettle}`;

const unseen = `its own client and server add together, but not simply by a request and a reply, and ${notCaptured}${howToSettle}`;

/** It has answered a client as its own client asks, and not those that came after it. */
function hasMissedClients({ replies, views }: LearnedServer): boolean {
  return replies.length > 0 && replies.length < (views[0]?.exchanges().length ?? 0);
}

/** One that has ended waits for nothing more of anybody. */
function hasEnded({ views }: LearnedServer): boolean {
  return views[0]?.exit('server') !== undefined;
}

interface LearnedHalves {
  readonly client: StartForm | undefined;
  readonly server: StartForm | undefined;
  /** What the client said by itself. */
  readonly alone: LearnedRequest | undefined;
  readonly turns: LearnedSequence | undefined;
  readonly learnedServer: LearnedServer | undefined;
}

async function finish(context: TrialContext, halves: LearnedHalves): Promise<LearnedAdd> {
  const { client, server, alone, turns: sequence, learnedServer } = halves;
  const request = sequence?.request ?? alone;
  const program = sequence?.client ?? client?.program;
  const learnedClient =
    client?.works === true && request !== undefined && program !== undefined
      ? await learnClient(context, program, request, learnedServer, sequence)
      : undefined;
  const canPlay =
    sequence === undefined || canBePlayed(sequence.sequence, request?.layouts ?? [], learnedServer?.reply ?? []);
  if (!canPlay && !sequence.bothAdd && server !== undefined) {
    const plainly = await learnServer(context, server.program, alone);
    return finish(context, { ...halves, turns: undefined, learnedServer: plainly });
  }
  const isPlayed = sequence === undefined || (canPlay && (learnedClient?.isUnderstood === true || !sequence.bothAdd));
  return {
    ...(program === undefined ? {} : { client: program }),
    ...(server === undefined ? {} : { server: server.program }),
    profile: {
      ...profileOf(request, learnedServer, learnedClient),
      ...given('sequence', sequence?.sequence),
      ...(isPlayed ? {} : { unlearned: unplayed }),
    },
  };
}

const unplayed = `its own client and server add together, but in turns that could not be learned${howToSettle}`;

function profileOf(
  first: LearnedRequest | undefined,
  server: LearnedServer | undefined,
  client: LearnedClient | undefined,
): AddProfile {
  const views = [...(first?.views ?? []), ...(server?.views ?? []), ...(client?.views ?? [])];
  // By now both halves have displayed the client's name, and a name is what programs display.
  const screens = views.flatMap((view) => [view.screen('client'), view.screen('server')]);
  const request = first && inferredAgain(first, screens);
  return {
    ...given('clientRequest', request?.layouts),
    ...given('peerRequest', server?.request),
    ...given('serverReply', server?.reply),
    ...given('peerReply', client?.reply),
    ownNames: { ...given('client', request?.name), ...given('server', server?.name) },
    standingNumbers: standingNumbersIn(views, server === undefined ? [] : drawnBy(server)),
    unsupported: { ...given('server', server?.unsupported), ...given('client', client?.unsupported) },
  };
}

/** The integers of a server that has another one each time, and their sums with what it was asked; none of one that always has the same. */
function drawnBy({ reply, views }: LearnedServer): readonly number[] {
  if (reply === undefined) return [];
  const told = views
    .flatMap((view) => view.exchanges())
    .flatMap(({ number: asked, payloads }) => {
      const own = decodeFound(reply, payloads.slice(0, reply.length))?.number;
      return own === undefined ? [] : [{ own, sum: own + asked }];
    });
  return new Set(told.map(({ own }) => own)).size < 2 ? [] : told.flatMap(({ own, sum }) => [own, sum]);
}

/** The key with its value, or nothing at all: what was not learned is absent. */
function given<K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: V });
}
