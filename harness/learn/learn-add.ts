/**
 * Learns how a submission's halves of the add assignment are started and how they speak.
 *
 * The client is run twice with different integers; its request, asked with a third, shows how the server replies; the reply is then tried on the
 * client. What a half does not show, common forms are tried for, each on a fresh process.
 */
import { dialects, type Layout } from '../../reference/add/dialect.ts';
import { decodeFound } from '../../reference/add/message.ts';
import { countNumbers, showsNumber } from '../scenario/judge/screen.ts';
import { explainCrash } from '../scenario/judge/crash.ts';
import { fromBase64, type View } from '../scenario/judge/view.ts';
import { describeActivity } from '../scenario/judge/describe-activity.ts';
import type { Action } from '../scenario/steps.ts';
import { locateReply, locateRequest, type ReplySample, type RequestSample } from './locate.ts';
import { peerNameLike } from './peer-name.ts';
import { asSent } from './sent-numbers.ts';
import type { AddProfile, ProgramProfile } from './profile.ts';
import { besideServer, serverPortOf, startForms, type Startable } from './start-forms.ts';
import { tryOut, type TrialContext } from './trial.ts';

export interface LearnedAdd {
  readonly profile: AddProfile;
  readonly client?: ProgramProfile;
  readonly server?: ProgramProfile;
}

/** Integers for trials: their sums and parts cannot be confused, and they share no digit pattern with one another. */
const trialNumbers = [27, 64, 9] as const;
const trialServerNumbers = [38, 71] as const;

const starts = (number: number): Action => ({ kind: 'action', verb: 'clientStarts', number });
const asks = (number: number): Action => ({ kind: 'action', verb: 'peerAsks', number });
const answers = (number: number): Action => ({ kind: 'action', verb: 'peerAnswers', number });
const serverStarts: Action = { kind: 'action', verb: 'serverStarts', files: [] };

export async function learnAdd(
  context: TrialContext,
  programs: { readonly client: Startable | undefined; readonly server: Startable | undefined },
): Promise<LearnedAdd> {
  const server =
    programs.server &&
    (await startForms(context, programs.server, [serverStarts], (view) => serverPortOf(view) !== undefined));
  const client =
    programs.client &&
    (await startForms(context, besideServer(programs.client, server), [starts(trialNumbers[0])], hasSent));
  const request = client && (await learnRequest(context, client.program, client.view));
  const learnedServer = server?.works && (await learnServer(context, server.program, request?.layouts, request?.name));
  const learnedClient =
    client?.works && (await learnClient(context, client.program, request?.layouts, learnedServer || undefined));
  const views = [
    ...(request?.views ?? []),
    ...(learnedServer ? learnedServer.views : []),
    ...(learnedClient ? learnedClient.views : []),
  ];
  return {
    ...(client === undefined ? {} : { client: client.program }),
    ...(server === undefined ? {} : { server: server.program }),
    profile: {
      ...(request?.layouts === undefined ? {} : { clientRequest: request.layouts }),
      ...(learnedServer && learnedServer.request !== undefined ? { peerRequest: learnedServer.request } : {}),
      ...(learnedServer && learnedServer.reply !== undefined ? { serverReply: learnedServer.reply } : {}),
      ...(learnedClient && learnedClient.reply !== undefined ? { peerReply: learnedClient.reply } : {}),
      ownNames: {
        ...(request?.name === undefined ? {} : { client: request.name }),
        ...(learnedServer && learnedServer.name !== undefined ? { server: learnedServer.name } : {}),
      },
      standingNumbers: standingNumbersIn(views),
      unsupported: {
        ...(learnedServer && learnedServer.unsupported !== undefined ? { server: learnedServer.unsupported } : {}),
        ...(learnedClient && learnedClient.unsupported !== undefined ? { client: learnedClient.unsupported } : {}),
      },
    },
  };
}

function hasSent(view: View): boolean {
  return view.received().length > 0;
}

interface LearnedRequest {
  readonly layouts?: readonly Layout[];
  readonly name?: string;
  readonly views: readonly View[];
}

async function learnRequest(context: TrialContext, program: ProgramProfile, first: View): Promise<LearnedRequest> {
  if (!hasSent(first)) return { views: [first] };
  const second = await tryOut(context, {
    assignment: 'add',
    programs: [program],
    actions: [starts(trialNumbers[1])],
    enough: hasSent,
  });
  const samples: readonly RequestSample[] = [first, second].map((view, index) => ({
    number: trialNumbers[index] as number,
    payloads: view.received().map((event) => fromBase64(event.payload)),
    screen: view.screen('client'),
  }));
  const sent = asSent(samples);
  const layouts = locateRequest(samples) ?? (sent && locateRequest(sent));
  const name = layouts && decodeFound(layouts, samples[0]?.payloads ?? [])?.name;
  return {
    views: [first, second],
    ...(layouts === undefined ? {} : { layouts }),
    ...(name === undefined ? {} : { name }),
  };
}

interface LearnedServer {
  readonly request?: readonly Layout[];
  readonly reply?: readonly Layout[];
  readonly name?: string;
  readonly unsupported?: string;
  readonly views: readonly View[];
}

async function learnServer(
  context: TrialContext,
  program: ProgramProfile,
  own: readonly Layout[] | undefined,
  clientName: string | undefined,
): Promise<LearnedServer> {
  const forms = [...(own === undefined ? [] : [own]), ...Object.values(dialects).map((dialect) => dialect.request)];
  const name = peerNameLike(clientName, 'Client of Wolfram Ahlmann', context.seed);
  const views: View[] = [];
  for (const request of forms) {
    const view = await tryOut(context, {
      assignment: 'add',
      programs: [program],
      add: { peerRequest: request },
      peerName: name,
      actions: [serverStarts, asks(trialNumbers[2]), asks(trialNumbers[1])],
      enough: (now) =>
        now.exchanges().length === 2 && now.exchanges().every((exchange) => exchange.payloads.length > 0),
    });
    views.push(view);
    const isOwn = request === own;
    const samples = view.exchanges().filter((exchange) => exchange.payloads.length > 0);
    if (samples.length === 0 || (!isOwn && explainCrash(view, 'server') !== undefined)) continue;
    const reply = locateReply(
      samples.map(({ number, payloads }): ReplySample => ({
        askedNumber: number,
        askedName: name,
        payloads,
        screen: view.screen('server'),
      })),
    );
    const understood = isOwn || showsNumber(view.screen('server'), trialNumbers[2]) || reply !== undefined;
    if (!understood) continue;
    const ownName = reply && decodeFound(reply, samples[0]?.payloads ?? [])?.name;
    return {
      request,
      views,
      ...(reply === undefined ? {} : { reply }),
      ...(ownName === undefined ? {} : { name: ownName }),
    };
  }
  if (own !== undefined) return { request: own, views };
  // Without a client that shows how it is asked, silence may be a mistake or a dialect nobody knows: a person decides.
  const last = views.at(-1) as View;
  return {
    views,
    unsupported: `the server answered none of ${forms.length} common forms of a request${describeActivity(last, 'server')}`,
  };
}

interface LearnedClient {
  readonly reply?: readonly Layout[];
  readonly unsupported?: string;
  readonly views: readonly View[];
}

async function learnClient(
  context: TrialContext,
  program: ProgramProfile,
  request: readonly Layout[] | undefined,
  server: LearnedServer | undefined,
): Promise<LearnedClient> {
  const own = server?.reply;
  const common = Object.values(dialects).map((dialect) => dialect.reply);
  const forms = [...(own === undefined ? [] : [own]), ...(request === undefined ? [] : [request]), ...common];
  const name = peerNameLike(server?.name, 'Server of Wolfram', context.seed);
  const views: View[] = [];
  const [number, serverNumber] = [trialNumbers[0], trialServerNumbers[0]];
  for (const reply of forms) {
    const view = await tryOut(context, {
      assignment: 'add',
      programs: [program],
      add: { ...(request === undefined ? {} : { clientRequest: request }), peerReply: reply },
      peerName: name,
      actions: [starts(number), answers(serverNumber)],
      enough: (now) => now.exit('client') !== undefined,
    });
    views.push(view);
    const shown = countNumbers(view.screen('client'));
    const adds = shown.has(number + serverNumber) && explainCrash(view, 'client') === undefined;
    if (adds || (reply === own && shown.has(serverNumber))) return { reply, views };
  }
  // The submission's own server shows what its client should have understood.
  if (own !== undefined) return { reply: own, views };
  return { views, unsupported: `the client showed no sum for any of ${forms.length} common forms of a reply` };
}

/** Numbers on the screens that are none of the trial's own. */
function standingNumbersIn(views: readonly View[]): readonly number[] {
  const numbers = views.flatMap((view) => {
    const own = new Set(
      [...trialNumbers, ...trialServerNumbers].flatMap((a) => [a, ...trialServerNumbers.map((b) => a + b)]),
    );
    const shown = [...countNumbers(view.screen('client')).keys(), ...countNumbers(view.screen('server')).keys()];
    return shown.filter((number) => !own.has(number));
  });
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}
