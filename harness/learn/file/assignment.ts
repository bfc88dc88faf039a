/**
 * Learns how a submission's halves of the file transfer are started, how its server is asked for a
 * file, and which control messages the two halves exchange.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { bareName } from '../../../reference/file/message.ts';
import { carriesText } from '../../transcript/armour.ts';
import { fromBase64, type View } from '../../transcript/view.ts';
import type { Action } from '../../transcript/action.ts';
import type { TestFile } from '../../transcript/test-file.ts';
import { learnProtocol, observeTransfers, type ObservedTransfers } from './protocol.ts';
import { learnFileServer, trialFile as file } from './server.ts';
import { type FileRequestSample, inferFileRequest } from '../infer/file-request.ts';
import { manifestAdvice } from '../manifest/advice.ts';
import { fullyPlayable, type FileProfile, type Playability, type ProgramProfile } from '../../profile/profile.ts';
import type { InvocationTrial, RunnableProgram } from '../invocation/runnable-program.ts';
import { findInvocation, serverPortOf, withOwnServerPort } from '../invocation/search.ts';
import { withServicePort } from '../invocation/service-port.ts';
import { runTrial, type TrialContext } from '../trial.ts';

export interface LearnedFile {
  readonly profile: FileProfile;
  readonly client?: ProgramProfile;
  readonly server?: ProgramProfile;
}

/** A name of another length, because a request may also contain that length. */
const fileWithLongerName: TestFile = { ...file, name: 'leopoldina.txt' };

export async function learnFile(context: TrialContext, programs: Programs): Promise<LearnedFile> {
  const { client, server } = await findInvocations(context, programs);
  const own = client?.works === true ? await ownRequest(context, client) : undefined;
  const pair =
    server?.works === true && client !== undefined ? { client: client.program, server: server.program } : undefined;
  let transfers: ObservedTransfers | undefined;
  const observe = pair && (async () => (transfers = await observeTransfers(context, pair)) !== 'none');
  const learned =
    server?.works === true && programs.server !== undefined
      ? await learnFileServer(context, server.program, {
          own,
          isOwnCertain: client?.program.doubts === undefined,
          isPartOfRequest: client !== undefined && sendsSeveral(client.view),
          isClientUnread: client !== undefined && own === undefined,
          folders: programs.server.folders,
          ownPairTransfers: observe,
        })
      : undefined;
  const served = learned?.program ?? server?.program;
  const isOpen = learned?.isWhole === false || own === undefined;
  // With the folders that it lacked, the server may transfer what it did not transfer before.
  const known = served === pair?.server ? transfers : undefined;
  const halves = isOpen && pair && served && { client: pair.client, server: served };
  const observed = halves ? await learnProtocol(context, halves, own, learned, known) : undefined;
  const isUnwitnessed = observed === undefined && learned?.isWhole === false && client?.program.doubts !== undefined;
  const playableServer = isUnwitnessed ? unwitnessed : learned?.playable;
  return {
    ...(client === undefined ? {} : { client: client.program }),
    ...(served === undefined ? {} : { server: served }),
    profile: {
      ...(own === undefined ? {} : { clientRequest: own }),
      peerRequest: learned?.peerRequest ?? own ?? bareName,
      ...(observed?.protocol === undefined ? {} : { protocol: observed.protocol }),
      playable: observed?.playable ?? { ...fullyPlayable, ...(playableServer && { server: playableServer }) },
    },
  };
}

/** The two halves may agree on more messages than the handout has, and nothing shows it. */
const unwitnessed: Playability = {
  is: 'none',
  reason: `the server did not send the whole file and nothing else to datagrade, and datagrade could not start the client so that it fetches the file from its own server${manifestAdvice}`,
};

interface Programs {
  readonly client: RunnableProgram | undefined;
  readonly server: RunnableProgram | undefined;
}

/** The server first: the port that it binds is where its client most likely sends to. */
async function findInvocations(
  context: TrialContext,
  programs: Programs,
): Promise<{ readonly client: InvocationTrial | undefined; readonly server: InvocationTrial | undefined }> {
  const serverStarts: Action = { kind: 'action', verb: 'serverStarts', files: [file] };
  const clientStarts: Action = { kind: 'action', verb: 'clientStarts', file };
  const hasBound = (view: View): boolean => serverPortOf(view) !== undefined;
  const server = programs.server && (await findInvocation(context, programs.server, [serverStarts], hasBound));
  const known = programs.client && withOwnServerPort(programs.client, server);
  const client = known && (await findInvocation(context, known, [clientStarts], hasRequested(file)));
  return { client, server: server && client ? withServicePort(server, client) : server };
}

/**
 * The layout of the client's request. If the bytes around the name could mean several things, the
 * client is run again with a name of another length.
 */
async function ownRequest(context: TrialContext, client: InvocationTrial): Promise<Layout | undefined> {
  const first = sampleIn(client.view, file);
  const inferred = first && inferFileRequest([first]);
  if (first === undefined || inferred?.isPlain === true) return inferred?.layout;
  const view = await runTrial(context, {
    assignment: 'file',
    programs: [client.program],
    actions: [{ kind: 'action', verb: 'clientStarts', file: fileWithLongerName }],
    isComplete: hasRequested(fileWithLongerName),
  });
  const second = sampleIn(view, fileWithLongerName);
  return inferFileRequest(second === undefined ? [first] : [first, second])?.layout;
}

/** The first datagram that contains the file's name. */
function sampleIn(view: View, { name }: TestFile): FileRequestSample | undefined {
  const payloads = view.received().map((event) => fromBase64(event.payload));
  const payload = payloads.find((each) => carriesText(each, name));
  return payload && { fileName: name, payload };
}

/** Datagrams that differ. The same one again is only a repetition. */
function sendsSeveral(view: View): boolean {
  return new Set(view.received().map(({ payload }) => payload)).size > 1;
}

function hasRequested(asked: TestFile): (view: View) => boolean {
  return (view) => sampleIn(view, asked) !== undefined;
}
