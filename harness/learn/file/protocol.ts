/**
 * Learns the control messages of a submission's file transfer: those that the handout does not
 * mention, such as acknowledgements.
 *
 * The two halves transfer files, and their datagrams are captured. A control message counts as
 * learned only if datagrade can use it to transfer a file with each half alone.
 */
import { decodeLayout } from '../../../reference/add/message.ts';
import { fromBase64, type View } from '../../transcript/view.ts';
import { datagramsOfPair } from '../../transcript/wire.ts';
import { contentOf, type TestFile } from '../../transcript/test-file.ts';
import type { Layout } from '../../../reference/add/dialect.ts';
import { describeProtocol } from '../describe/control-messages.ts';
import { manifestAdvice, trafficNotCaptured } from '../manifest/advice.ts';
import { inferControlMessages, type TransferSample } from '../infer/control-messages.ts';
import type { Role } from '../../handout/programs.ts';
import { fullyPlayable, type FileProfile, type Playability, type ProgramProfile } from '../../profile/profile.ts';
import { findTransfer } from '../../judge/own-pair/transfer.ts';
import { runTrial, type TrialContext } from '../trial.ts';
import type { LearnedFileServer } from './server.ts';

type LearnedProtocol = Pick<FileProfile, 'protocol' | 'playable'>;

/**
 * Different sizes and names of different lengths, to recognise messages that count or repeat the
 * name.
 */
const files: readonly TestFile[] = [
  { name: 'tobias.dat', sizeBytes: 12 * 2048 + 700, content: 'anyBytes', seed: 1 },
  { name: 'leopoldina.txt', sizeBytes: 3 * 2048 + 1311, content: 'anyBytes', seed: 2 },
];

/**
 * @param own how the client asks, if that was observed
 * @param learned how far datagrade could fetch a file from the server
 * @param known what the two exchanged, if that was observed before
 * @returns undefined if the two do not transfer a file, or exchange only what the handout describes
 */
export async function learnProtocol(
  context: TrialContext,
  halves: Halves,
  own: Layout | undefined,
  learned: LearnedFileServer | undefined,
  known?: ObservedTransfers,
): Promise<LearnedProtocol | undefined> {
  const samples = known ?? (await observeTransfers(context, halves));
  if (samples === 'none') return undefined;
  if (own === undefined) return withoutRequest(learned);
  const notLearned = async (why: string): Promise<LearnedProtocol> => {
    const needsNone = await canServeClient(context, halves.client, { peerRequest: own });
    return notPlayable(why, needsNone ? ['server'] : ['client', 'server']);
  };
  if (samples === 'uncaptured')
    return notLearned(`exchange more messages than the handout describes, and ${trafficNotCaptured}`);
  if (!samples.every((sample) => isRequest(own, sample)))
    return notLearned('the client does not ask with a single datagram, and datagrade could not repeat its request');
  if (!samples.every(isRaw)) return notLearned('the datagrams of the server are not simply the content of the file');
  const protocol = inferControlMessages(samples);
  if (protocol === undefined) return undefined;
  if (protocol === 'notInferred')
    return notLearned('exchange messages that the handout does not describe, and datagrade found no rule for them');
  return tryProtocol(context, halves, { peerRequest: own, protocol });
}

/** `none`: they do not transfer a file. `uncaptured`: they do, but the datagrams are not known. */
export type ObservedTransfers = readonly TransferSample[] | 'none' | 'uncaptured';

export async function observeTransfers(context: TrialContext, halves: Halves): Promise<ObservedTransfers> {
  const samples: TransferSample[] = [];
  for (const file of files) {
    const sample = await observeTransfer(context, halves, file);
    if (sample === undefined) return 'none';
    if (sample === 'uncaptured') return sample;
    samples.push(sample);
  }
  return samples;
}

export interface Halves {
  readonly client: ProgramProfile;
  readonly server: ProgramProfile;
}

async function tryProtocol(
  context: TrialContext,
  halves: Halves,
  { peerRequest, protocol }: Required<ProtocolTrial>,
): Promise<LearnedProtocol> {
  const trial: ProtocolTrial = { peerRequest, protocol };
  const failed = [
    ...((await canFetchFrom(context, halves.server, trial)) ? [] : (['server'] as const)),
    ...((await canServeClient(context, halves.client, trial)) ? [] : (['client'] as const)),
  ];
  if (failed.length === 0) return { protocol, playable: fullyPlayable };
  const why = `exchange messages that the handout does not describe (${describeProtocol(protocol)}), and the transfer failed when datagrade sent such messages itself`;
  return { protocol, ...notPlayable(why, failed) };
}

/** The client has sent datagrade no file name, although it fetches files from its own server. */
function withoutRequest(learned: LearnedFileServer | undefined): LearnedProtocol {
  const { playable } = notPlayable('datagrade did not find the file name in what the client sends first', ['client']);
  const client: Playability = playable.client.is === 'full' ? playable.client : { ...playable.client, is: 'none' };
  return { playable: { client, server: learned?.playable ?? { is: 'full' } } };
}

function notPlayable(why: string, roles: readonly Role[]): LearnedProtocol {
  const reason = `the submission's own client and server transfer files correctly, but ${why}${manifestAdvice}`;
  const playability = (role: Role): Playability =>
    roles.includes(role) ? { is: 'requestOnly', reason } : { is: 'full' };
  return { playable: { client: playability('client'), server: playability('server') } };
}

/**
 * Both halves of the submission transfer a file.
 *
 * @returns undefined if it does not arrive; `uncaptured` if it does, but the datagrams were not
 * captured
 */
async function observeTransfer(
  context: TrialContext,
  { client, server }: Halves,
  file: TestFile,
): Promise<TransferSample | 'uncaptured' | undefined> {
  const view = await runTrial(context, {
    assignment: 'file',
    programs: [server, client],
    actions: [
      { kind: 'action', verb: 'serverStarts', files: [file] },
      { kind: 'action', verb: 'clientStarts', file },
    ],
    isComplete: (now) => now.exit('client') !== undefined,
  });
  if (!hasArrived(view, file)) return undefined;
  const datagrams = datagramsOfPair(view);
  if (datagrams === undefined) return 'uncaptured';
  return { file, content: contentOf(file), datagrams };
}

function isRequest(layout: Layout, { file, datagrams: [first] }: TransferSample): boolean {
  return first?.by === 'client' && decodeLayout(layout, first.payload)?.name === file.name;
}

/** The server sends all bytes of the file, and nothing else among them. */
function isRaw({ content, datagrams }: TransferSample): boolean {
  const sent = datagrams.flatMap(({ by, payload }) => (by === 'server' ? [payload] : []));
  return findTransfer(sent, content) !== undefined;
}

function hasArrived(view: View, file: TestFile): boolean {
  const content = Buffer.from(contentOf(file));
  const found = view.all('filesFound').filter(({ subject }) => subject === 'client');
  return found.some((event) => event.files.some((each) => content.equals(fromBase64(each.content))));
}

type ProtocolTrial = Pick<FileProfile, 'peerRequest' | 'protocol'>;

async function canFetchFrom(context: TrialContext, program: ProgramProfile, trial: ProtocolTrial): Promise<boolean> {
  const [file] = files as readonly [TestFile];
  const ahead = trial.protocol?.opening.filter(({ by }) => by === 'server').length;
  const view = await runTrial(context, {
    assignment: 'file',
    programs: [program],
    file: trial,
    actions: [
      { kind: 'action', verb: 'serverStarts', files: [file] },
      { kind: 'action', verb: 'peerRequests', file },
    ],
    isComplete: (now) => serverSent(now, file, ahead),
  });
  return serverSent(view, file, ahead);
}

/** Whether the server has sent the whole content of the file. @param ahead datagrams before it */
function serverSent(view: View, file: TestFile, ahead = 0): boolean {
  const content = contentOf(file);
  const sent = Buffer.concat(
    view
      .received()
      .slice(ahead)
      .map((event) => fromBase64(event.payload)),
  );
  return sent.length >= content.length && sent.subarray(0, content.length).equals(content);
}

async function canServeClient(context: TrialContext, program: ProgramProfile, trial: ProtocolTrial): Promise<boolean> {
  const [file] = files as readonly [TestFile];
  const view = await runTrial(context, {
    assignment: 'file',
    programs: [program],
    file: trial,
    actions: [
      { kind: 'action', verb: 'clientStarts', file },
      { kind: 'action', verb: 'peerSends', file, part: 'whole' },
    ],
    isComplete: (now) => now.exit('client') !== undefined,
  });
  return hasArrived(view, file);
}
