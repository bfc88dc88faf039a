/**
 * Learns how a submission's halves of the file transfer are started, how its server is asked for a
 * file, and which control messages the two halves exchange.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { bareName } from '../../../reference/file/message.ts';
import { fromBase64, type View } from '../../transcript/view.ts';
import type { Action } from '../../transcript/action.ts';
import type { TestFile } from '../../transcript/test-file.ts';
import { commonFileRequestLayouts } from '../common-layouts.ts';
import { manifestAdvice } from '../manifest/advice.ts';
import { serverSent, learnProtocol } from './protocol.ts';
import { type FileRequestSample, inferFileRequest } from '../infer/file-request.ts';
import type { FileProfile, Playability, ProgramProfile } from '../../profile/profile.ts';
import { reportsMissingFile, type InvocationTrial } from '../invocation/attempt.ts';
import type { RunnableProgram } from '../invocation/runnable-program.ts';
import { findInvocation, serverPortOf, withOwnServerPort } from '../invocation/search.ts';
import { runTrial, type TrialContext } from '../trial.ts';

export interface LearnedFile {
  readonly profile: FileProfile;
  readonly client?: ProgramProfile;
  readonly server?: ProgramProfile;
}

/** Several chunks, because a server that waits for acknowledgements does not send all of them. */
const file: TestFile = { name: 'tobias.dat', sizeBytes: 3 * 2048 + 700, content: 'endsInEof', seed: 1 };

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
  const observed =
    learned?.isWhole === false && served !== undefined && client !== undefined && own !== undefined
      ? await learnProtocol(context, { client: client.program, server: served }, own)
      : undefined;
  return {
    ...(client === undefined ? {} : { client: client.program }),
    ...(served === undefined ? {} : { server: served }),
    profile: {
      ...(own === undefined ? {} : { clientRequest: own }),
      peerRequest: learned?.peerRequest ?? own ?? bareName,
      ...(observed?.protocol === undefined ? {} : { protocol: observed.protocol }),
      playable: observed?.playable ?? { client: { is: 'full' }, server: learned?.playable ?? { is: 'full' } },
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

interface LearnedFileServer {
  readonly program: ProgramProfile;
  readonly peerRequest: Layout;
  /** The whole file has arrived, although datagrade sent nothing but the request. */
  readonly isWhole: boolean;
  readonly playable: Playability;
}

/**
 * Tries the layout of its own client's request first, then common layouts. If the server does not
 * find the file, it tries again with the folders that the server's source names.
 */
async function learnFileServer(
  context: TrialContext,
  program: ProgramProfile,
  own: Layout | undefined,
  folders: readonly string[],
): Promise<LearnedFileServer> {
  const requests = [...(own === undefined ? [] : [own]), ...commonFileRequestLayouts];
  for (const peerRequest of requests) {
    const answered = await tryRequest(context, program, peerRequest);
    // A datagram that is not the file may be an error message that the file is missing.
    const mayMiss =
      folders.length > 0 && !answered.isWhole && (answered.served || reportsMissingFile(answered.view, program.id));
    const withFolders = { ...program, folders };
    const again = mayMiss ? await tryRequest(context, withFolders, peerRequest) : undefined;
    if (again?.isWhole === true || (again?.served === true && !answered.served))
      return { program: withFolders, peerRequest, isWhole: again.isWhole, playable: { is: 'full' } };
    if (answered.served) return { program, peerRequest, isWhole: answered.isWhole, playable: { is: 'full' } };
  }
  // The client's request shows how this server should have been asked, so its silence is a mistake.
  // Without a client, the server may expect an unknown dialect, and a person decides.
  if (own !== undefined) return { program, peerRequest: own, isWhole: false, playable: { is: 'full' } };
  const reason = `datagrade sent the file server ${requests.length} common forms of a request, one after another, and the server answered none of them${manifestAdvice}`;
  return { program, peerRequest: bareName, isWhole: false, playable: { is: 'none', reason } };
}

async function tryRequest(
  context: TrialContext,
  program: ProgramProfile,
  peerRequest: Layout,
): Promise<{ readonly served: boolean; readonly isWhole: boolean; readonly view: View }> {
  const view = await runTrial(context, {
    assignment: 'file',
    programs: [program],
    file: { peerRequest },
    actions: [
      { kind: 'action', verb: 'serverStarts', files: [file] },
      { kind: 'action', verb: 'peerRequests', file },
    ],
    isComplete: (now) => serverSent(now, file),
  });
  const served = view.received().some((event) => event.payload !== '');
  return { served, isWhole: serverSent(view, file), view };
}
