/**
 * Learns how a server of the file transfer is asked for a file.
 *
 * Only an answer that has something of the file proves that the server understands a request. After
 * any other answer, such as an error text, the next form is tried.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { bareName } from '../../../reference/file/message.ts';
import { findTransfer, hasPartOf } from '../../judge/own-pair/transfer.ts';
import { quoteSent } from '../../judge/quote.ts';
import type { ProgramProfile, Playability } from '../../profile/profile.ts';
import { contentOf, type TestFile } from '../../transcript/test-file.ts';
import { fromBase64, type View } from '../../transcript/view.ts';
import { commonFileRequestLayouts } from '../common-layouts.ts';
import { reportsMissingFile } from '../invocation/attempt.ts';
import { manifestAdvice } from '../manifest/advice.ts';
import { runTrial, type TrialContext } from '../trial.ts';

export interface LearnedFileServer {
  readonly program: ProgramProfile;
  readonly peerRequest: Layout;
  /** The whole file has arrived, although datagrade sent nothing but the request. */
  readonly isWhole: boolean;
  /** `full` also if the server does not answer its own client's request: that is its mistake. */
  readonly playable: Playability;
}

export interface KnownOfServer {
  /** How its own client asks, if that was observed. */
  readonly own: Layout | undefined;
  /** Whether nothing in the client's request can come from a wrong guess of datagrade. */
  readonly isOwnCertain: boolean;
  /** The client sends more than that one datagram, so that the server may wait for the others. */
  readonly isPartOfRequest: boolean;
  /** There is a client, but what it sends is unknown: the server may wait for some of that. */
  readonly isClientUnread: boolean;
  /** Folders that its source names and that the submission lacks. */
  readonly folders: readonly string[];
  /** Whether it sends files to its own client: then it needs more than another layout. */
  readonly ownPairTransfers: (() => Promise<boolean>) | undefined;
}

/** Several chunks, because a server that waits for acknowledgements does not send all of them. */
export const trialFile: TestFile = { name: 'tobias.dat', sizeBytes: 3 * 2048 + 700, content: 'endsInEof', seed: 1 };

/**
 * Tries the layout of its own client's request first, then common layouts. If the server does not
 * find the file, it tries again with the folders that the server's source names.
 */
export async function learnFileServer(
  context: TrialContext,
  program: ProgramProfile,
  { own, isOwnCertain, isPartOfRequest, isClientUnread, folders, ownPairTransfers }: KnownOfServer,
): Promise<LearnedFileServer> {
  const requests = [...(own === undefined ? [] : [own]), ...commonFileRequestLayouts];
  const withFolders = { ...program, folders };
  let error: Uint8Array | undefined;
  for (const peerRequest of requests) {
    const answered = await tryRequest(context, program, peerRequest);
    // A datagram that is not the file may be an error message that the file is missing.
    const mayMiss =
      folders.length > 0 &&
      answered.is !== 'whole' &&
      (answered.is !== 'silent' || reportsMissingFile(answered.view, program.id));
    const again = mayMiss ? await tryRequest(context, withFolders, peerRequest) : undefined;
    const isBetter = again !== undefined && again.rank > answered.rank;
    const best = isBetter ? again : answered;
    const learned = { program: isBetter ? withFolders : program, peerRequest, playable: { is: 'full' } } as const;
    if (best.is === 'whole') return { ...learned, isWhole: best.isAlone };
    if (best.is === 'part')
      return { ...learned, isWhole: false, ...(isClientUnread ? { playable: { is: 'none', reason: partOnly } } : {}) };
    error ??= best.first;
    if (peerRequest === own && (await ownPairTransfers?.()) === true) return { ...learned, isWhole: false };
  }
  // The client's request shows how this server should have been asked, so its silence is a mistake.
  // Without a client, or with one that was perhaps started wrongly, the server may expect an unknown
  // dialect, and a person decides.
  if (own !== undefined && isOwnCertain && error === undefined && !isPartOfRequest)
    return { program, peerRequest: own, isWhole: false, playable: { is: 'full' } };
  const answer =
    error === undefined
      ? 'the server answered none of them'
      : `the server never sent the file: it answered ${quoteSent(error)}`;
  const reason = `datagrade sent the file server ${requests.length} forms of a request, one after another, and ${answer}${manifestAdvice}`;
  return { program, peerRequest: own ?? bareName, isWhole: false, playable: { is: 'none', reason } };
}

const partOnly = `the server sent a part of the file, and may wait for messages of its own client, which datagrade could not observe${manifestAdvice}`;

interface ServerAnswer {
  /** How much of the file came: all of it, something of it, something else, nothing. */
  readonly is: 'whole' | 'part' | 'other' | 'silent';
  readonly rank: number;
  /** The datagrams are the file and nothing else before it. */
  readonly isAlone: boolean;
  readonly first: Uint8Array | undefined;
  readonly view: View;
}

async function tryRequest(context: TrialContext, program: ProgramProfile, peerRequest: Layout): Promise<ServerAnswer> {
  const content = contentOf(trialFile);
  const view = await runTrial(context, {
    assignment: 'file',
    programs: [program],
    file: { peerRequest },
    actions: [
      { kind: 'action', verb: 'serverStarts', files: [trialFile] },
      { kind: 'action', verb: 'peerRequests', file: trialFile },
    ],
    isComplete: (now) => findTransfer(payloadsIn(now), content) !== undefined,
  });
  const payloads = payloadsIn(view);
  const first = payloads.find(({ length }) => length > 0);
  const transfer = findTransfer(payloads, content);
  const is =
    transfer !== undefined ? 'whole' : hasPartOf(content, payloads) ? 'part' : first === undefined ? 'silent' : 'other';
  const rank = ['silent', 'other', 'part', 'whole'].indexOf(is);
  return { is, rank, isAlone: transfer?.ahead === 0, first, view };
}

function payloadsIn(view: View): readonly Uint8Array[] {
  return view.received().map((event) => fromBase64(event.payload));
}
