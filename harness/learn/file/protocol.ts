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
import { runTrial, type TrialContext } from '../trial.ts';

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
 * @returns undefined if the two do not transfer a file, or exchange only what the handout describes
 */
export async function learnProtocol(
  context: TrialContext,
  halves: { readonly client: ProgramProfile; readonly server: ProgramProfile },
  peerRequest: Layout,
): Promise<LearnedProtocol | undefined> {
  const samples: TransferSample[] = [];
  const notLearned = async (why: string): Promise<LearnedProtocol> => {
    const needsNone = await canServeClient(context, halves.client, { peerRequest });
    return notPlayable(why, needsNone ? ['server'] : ['client', 'server']);
  };
  for (const file of files) {
    const sample = await observeTransfer(context, halves, file);
    if (sample === 'uncaptured')
      return notLearned(`exchange more messages than the handout describes, and ${trafficNotCaptured}`);
    if (sample === undefined || !isRequest(peerRequest, sample)) return undefined;
    samples.push(sample);
  }
  const protocol = inferControlMessages(samples);
  if (protocol === undefined) return undefined;
  if (protocol === 'notInferred')
    return notLearned('exchange messages that the handout does not describe, and datagrade found no rule for them');
  const trial: ProtocolTrial = { peerRequest, protocol };
  const failed = [
    ...((await canFetchFrom(context, halves.server, trial)) ? [] : (['server'] as const)),
    ...((await canServeClient(context, halves.client, trial)) ? [] : (['client'] as const)),
  ];
  if (failed.length === 0) return { protocol, playable: fullyPlayable };
  const why = `exchange messages that the handout does not describe (${describeProtocol(protocol)}), and the transfer failed when datagrade sent such messages itself`;
  return { protocol, ...notPlayable(why, failed) };
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
  { client, server }: { readonly client: ProgramProfile; readonly server: ProgramProfile },
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
export function serverSent(view: View, file: TestFile, ahead = 0): boolean {
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
