/**
 * Learns how a submission's halves of the file transfer are started, and how its server is asked for a file.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { bareName } from '../../../reference/file/message.ts';
import { fromBase64, type View } from '../../transcript/view.ts';
import type { Action } from '../../transcript/action.ts';
import type { TestFile } from '../../transcript/test-file.ts';
import { commonFileRequests } from '../common-forms.ts';
import { howToSettle } from '../manifest/how-to-settle.ts';
import { serverSent, learnProtocol } from './protocol.ts';
import { type FileRequestSample, inferFileRequest } from '../infer/file-request.ts';
import type { FileProfile, ProgramProfile } from '../../profile/profile.ts';
import {
  besideServer,
  missesFile,
  serverPortOf,
  startForms,
  type Startable,
  type StartForm,
} from '../invocation/start-forms.ts';
import { tryOut, type TrialContext } from '../trial.ts';

export interface LearnedFile {
  readonly profile: FileProfile;
  readonly client?: ProgramProfile;
  readonly server?: ProgramProfile;
}

/** Of several chunks: a server that waits to be told that one has arrived does not send them all. */
const file: TestFile = { name: 'tobias.dat', sizeBytes: 3 * 2048 + 700, content: 'endsInEof', seed: 1 };

/** A name of another length, for what is written differently then. */
const longerNamed: TestFile = { ...file, name: 'leopoldina.txt' };

export async function learnFile(
  context: TrialContext,
  programs: { readonly client: Startable | undefined; readonly server: Startable | undefined },
): Promise<LearnedFile> {
  const serverStarts: Action = { kind: 'action', verb: 'serverStarts', files: [file] };
  const clientStarts: Action = { kind: 'action', verb: 'clientStarts', file };
  const server =
    programs.server &&
    (await startForms(context, programs.server, [serverStarts], (view) => serverPortOf(view) !== undefined));
  const client =
    programs.client &&
    (await startForms(context, besideServer(programs.client, server), [clientStarts], hasAsked(file)));
  const own = client?.works === true ? await ownRequest(context, client) : undefined;
  const learned =
    server?.works === true && programs.server !== undefined
      ? await learnFileServer(context, server.program, own, programs.server.folders)
      : undefined;
  const served = learned?.program ?? server?.program;
  const watched =
    learned?.isWhole === false && served !== undefined && client !== undefined && own !== undefined
      ? await learnProtocol(context, { client: client.program, server: served }, own)
      : undefined;
  return {
    ...(client === undefined ? {} : { client: client.program }),
    ...(served === undefined ? {} : { server: served }),
    profile: {
      ...(own === undefined ? {} : { clientRequest: own }),
      peerRequest: learned?.peerRequest ?? own ?? bareName,
      ...(watched?.protocol === undefined ? {} : { protocol: watched.protocol }),
      unsupported: {
        ...(learned?.unsupported === undefined ? {} : { server: learned.unsupported }),
        ...watched?.unsupported,
      },
    },
  };
}

/** How the client asks; where bytes around the name could mean several things, it is run once more with a name of another length. */
async function ownRequest(context: TrialContext, client: StartForm): Promise<Layout | undefined> {
  const first = sampleIn(client.view, file);
  const located = first && inferFileRequest([first]);
  if (first === undefined || located?.isPlain === true) return located?.layout;
  const view = await tryOut(context, {
    assignment: 'file',
    programs: [client.program],
    actions: [{ kind: 'action', verb: 'clientStarts', file: longerNamed }],
    enough: hasAsked(longerNamed),
  });
  const second = sampleIn(view, longerNamed);
  return inferFileRequest(second === undefined ? [first] : [first, second])?.layout;
}

/** The datagram that carries the file's name, as a program writes it. */
function sampleIn(view: View, { name }: TestFile): FileRequestSample | undefined {
  const payloads = view.received().map((event) => fromBase64(event.payload));
  const payload = payloads.find((each) => Buffer.from(each).includes(name));
  return payload && { fileName: name, payload };
}

function hasAsked(asked: TestFile): (view: View) => boolean {
  return (view) => sampleIn(view, asked) !== undefined;
}

interface LearnedFileServer {
  readonly program: ProgramProfile;
  readonly peerRequest: Layout;
  /** All of the file has come, without a word of the client in between. */
  readonly isWhole: boolean;
  /** Why nothing could be learned: what was tried. */
  readonly unsupported?: string;
}

/** Its own client's request first, then common forms; once more with the folders that its source names, where it misses the file. */
async function learnFileServer(
  context: TrialContext,
  program: ProgramProfile,
  own: Layout | undefined,
  folders: readonly string[],
): Promise<LearnedFileServer> {
  const forms = [...(own === undefined ? [] : [own]), ...commonFileRequests];
  for (const peerRequest of forms) {
    const answered = await isServed(context, program, peerRequest);
    // What comes in place of the file may be a word that there is none.
    const mayMiss =
      folders.length > 0 && !answered.isWhole && (answered.served || missesFile(answered.view, program.id));
    const withFolders = { ...program, folders };
    const again = mayMiss ? await isServed(context, withFolders, peerRequest) : undefined;
    if (again?.isWhole === true || (again?.served === true && !answered.served))
      return { program: withFolders, peerRequest, isWhole: again.isWhole };
    if (answered.served) return { program, peerRequest, isWhole: answered.isWhole };
  }
  // A client that asks shows how this server should have been asked: its silence is decided. Without one, it may speak a dialect nobody knows.
  if (own !== undefined) return { program, peerRequest: own, isWhole: false };
  const unsupported = `the file server sent nothing for any of ${forms.length} common forms of a request${howToSettle}`;
  return { program, peerRequest: bareName, isWhole: false, unsupported };
}

async function isServed(
  context: TrialContext,
  program: ProgramProfile,
  peerRequest: Layout,
): Promise<{ readonly served: boolean; readonly isWhole: boolean; readonly view: View }> {
  const view = await tryOut(context, {
    assignment: 'file',
    programs: [program],
    file: { peerRequest },
    actions: [
      { kind: 'action', verb: 'serverStarts', files: [file] },
      { kind: 'action', verb: 'peerRequests', file },
    ],
    enough: (now) => serverSent(now, file),
  });
  const served = view.received().some((event) => event.payload !== '');
  return { served, isWhole: serverSent(view, file), view };
}
