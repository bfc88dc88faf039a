/**
 * Learns how a submission's halves of the file transfer are started, how its server is asked for a
 * file, and which control messages the two halves exchange.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { bareName } from '../../../reference/file/message.ts';
import { fromBase64, type View } from '../../transcript/view.ts';
import type { Action } from '../../transcript/action.ts';
import type { TestFile } from '../../transcript/test-file.ts';
import { learnProtocol } from './protocol.ts';
import { learnFileServer, trialFile as file } from './server.ts';
import { type FileRequestSample, inferFileRequest } from '../infer/file-request.ts';
import { fullyPlayable, type FileProfile, type ProgramProfile } from '../../profile/profile.ts';
import type { InvocationTrial } from '../invocation/attempt.ts';
import type { RunnableProgram } from '../invocation/runnable-program.ts';
import { findInvocation, serverPortOf, withOwnServerPort } from '../invocation/search.ts';
import { runTrial, type TrialContext } from '../trial.ts';

export interface LearnedFile {
  readonly profile: FileProfile;
  readonly client?: ProgramProfile;
  readonly server?: ProgramProfile;
}

/** A name of another length, because a request may also contain that length. */
const fileWithLongerName: TestFile = { ...file, name: 'leopoldina.txt' };

export async function learnFile(
  context: TrialContext,
  programs: { readonly client: RunnableProgram | undefined; readonly server: RunnableProgram | undefined },
): Promise<LearnedFile> {
  const serverStarts: Action = { kind: 'action', verb: 'serverStarts', files: [file] };
  const clientStarts: Action = { kind: 'action', verb: 'clientStarts', file };
  const server =
    programs.server &&
    (await findInvocation(context, programs.server, [serverStarts], (view) => serverPortOf(view) !== undefined));
  const client =
    programs.client &&
    (await findInvocation(context, withOwnServerPort(programs.client, server), [clientStarts], hasRequested(file)));
  const own = client?.works === true ? await ownRequest(context, client) : undefined;
  const learned =
    server?.works === true && programs.server !== undefined
      ? await learnFileServer(context, server.program, own, programs.server.folders)
      : undefined;
  const served = learned?.program ?? server?.program;
  const halves =
    client !== undefined && served !== undefined && server?.works === true
      ? { client: client.program, server: served }
      : undefined;
  const isOpen = learned?.isWhole === false || own === undefined;
  const observed = halves && isOpen ? await learnProtocol(context, halves, own, learned) : undefined;
  return {
    ...(client === undefined ? {} : { client: client.program }),
    ...(served === undefined ? {} : { server: served }),
    profile: {
      ...(own === undefined ? {} : { clientRequest: own }),
      peerRequest: learned?.peerRequest ?? own ?? bareName,
      ...(observed?.protocol === undefined ? {} : { protocol: observed.protocol }),
      playable: observed?.playable ?? { ...fullyPlayable, ...(learned && { server: learned.playable }) },
    },
  };
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
  const payload = payloads.find((each) => Buffer.from(each).includes(name));
  return payload && { fileName: name, payload };
}

function hasRequested(asked: TestFile): (view: View) => boolean {
  return (view) => sampleIn(view, asked) !== undefined;
}
