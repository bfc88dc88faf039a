/**
 * Learns how a submission's halves of the add assignment are started and how they speak.
 *
 * The client shows its request, the request asked of the server shows the reply, and the reply is tried on the client. What one half shows serves
 * the other; what neither shows, common forms are tried for.
 */
import { learnClient, type LearnedClient } from './learn-client.ts';
import { hasSent, learnRequest, relocated, type LearnedRequest } from './learn-request.ts';
import { learnServer, type LearnedServer } from './learn-server.ts';
import type { AddProfile, ProgramProfile } from './profile.ts';
import { besideServer, serverPortOf, startForms, type Startable } from './start-forms.ts';
import { clientNumbers, serverStarts, standingNumbersIn, starts } from './trial-values.ts';
import type { TrialContext } from './trial.ts';

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
    (await startForms(context, besideServer(programs.client, server), [starts(clientNumbers[0])], hasSent));
  const request = client && (await learnRequest(context, client.program, client.view));
  const learnedServer = server?.works === true ? await learnServer(context, server.program, request) : undefined;
  const learnedClient =
    client?.works === true && request !== undefined
      ? await learnClient(context, client.program, request, learnedServer)
      : undefined;
  return {
    ...(client === undefined ? {} : { client: client.program }),
    ...(server === undefined ? {} : { server: server.program }),
    profile: profileOf(request, learnedServer, learnedClient),
  };
}

function profileOf(
  first: LearnedRequest | undefined,
  server: LearnedServer | undefined,
  client: LearnedClient | undefined,
): AddProfile {
  const views = [...(first?.views ?? []), ...(server?.views ?? []), ...(client?.views ?? [])];
  // By now both halves have displayed the client's name, and a name is what programs display.
  const screens = views.flatMap((view) => [view.screen('client'), view.screen('server')]);
  const request = first && relocated(first, screens);
  return {
    ...given('clientRequest', request?.layouts),
    ...given('peerRequest', server?.request),
    ...given('serverReply', server?.reply),
    ...given('peerReply', client?.reply),
    ownNames: { ...given('client', request?.name), ...given('server', server?.name) },
    standingNumbers: standingNumbersIn(views),
    unsupported: { ...given('server', server?.unsupported), ...given('client', client?.unsupported) },
  };
}

/** The key with its value, or nothing at all: what was not learned is absent. */
function given<K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: V });
}
