/**
 * Learns how a submission's halves of the file transfer are started, and how its server is asked for a file.
 */
import { bareName, parseFileRequest, type FileRequestLayout } from '../../reference/file/message.ts';
import { fromBase64, type View } from '../scenario/judge/view.ts';
import type { Action } from '../scenario/steps.ts';
import type { TestFile } from '../scenario/test-file.ts';
import { asText } from './locate-text.ts';
import type { FileProfile, ProgramProfile } from './profile.ts';
import { besideServer, serverPortOf, startForms, type Startable } from './start-forms.ts';
import { tryOut, type TrialContext } from './trial.ts';

export interface LearnedFile {
  readonly profile: FileProfile;
  readonly client?: ProgramProfile;
  readonly server?: ProgramProfile;
}

const file: TestFile = { name: 'tobias.dat', sizeBytes: 700, content: 'endsInEof', seed: 1 };

/** Forms of a request that are tried on a server whose client does not show one. */
const commonRequests = ['{name}', '{name}\\n', 'GET {name}', 'get {name}'] as const;

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
    (await startForms(
      context,
      besideServer(programs.client, server),
      [clientStarts],
      (view) => requestIn(view) !== undefined,
    ));
  const own = client && requestIn(client.view);
  const peerRequest = server === undefined ? (own ?? bareName) : await learnFileRequest(context, server.program, own);
  return {
    ...(client === undefined ? {} : { client: client.program }),
    ...(server === undefined ? {} : { server: server.program }),
    profile: { peerRequest, unsupported: {} },
  };
}

/** The client's request with the file name as a field. */
function requestIn(view: View): FileRequestLayout | undefined {
  for (const event of view.received()) {
    const parts = asText(fromBase64(event.payload))?.split(file.name);
    if (parts?.length !== 2) continue;
    const [before, after] = parts as [string, string];
    return { format: 'text', parts: [before, { field: 'name' as const }, after].filter((part) => part !== '') };
  }
  return undefined;
}

async function learnFileRequest(
  context: TrialContext,
  program: ProgramProfile,
  own: FileRequestLayout | undefined,
): Promise<FileRequestLayout> {
  const forms = [...(own === undefined ? [] : [own]), ...commonRequests.map((template) => parseFileRequest(template))];
  for (const peerRequest of forms) {
    const view = await tryOut(context, {
      assignment: 'file',
      programs: [program],
      file: { peerRequest },
      actions: [
        { kind: 'action', verb: 'serverStarts', files: [file] },
        { kind: 'action', verb: 'peerRequests', file },
      ],
      enough: (now) => now.received().length > 0,
    });
    if (view.received().some((event) => event.payload !== '')) return peerRequest;
  }
  return own ?? bareName;
}
