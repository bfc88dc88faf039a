/**
 * What the two halves of a submission's file transfer say to each other that the handout does not mention: they are watched while they transfer
 * files, and only what then moves each half by itself counts as learned.
 */
import { decodeLayout } from '../../../reference/add/message.ts';
import { fromBase64, type View } from '../../transcript/view.ts';
import { datagramsOfPair } from '../../transcript/wire.ts';
import { contentOf, type TestFile } from '../../transcript/test-file.ts';
import type { Layout } from '../../../reference/add/dialect.ts';
import { describeProtocol } from '../describe/control-messages.ts';
import { howToSettle, notCaptured } from '../manifest/how-to-settle.ts';
import { inferControlMessages, type TransferSample } from '../infer/control-messages.ts';
import type { FileProfile, ProgramProfile } from '../../profile/profile.ts';
import { tryOut, type TrialContext } from '../trial.ts';

type LearnedExchange = Pick<FileProfile, 'protocol' | 'unsupported'>;

/** Of different sizes and with names of different lengths, so that what counts or repeats the name shows. */
const files: readonly TestFile[] = [
  { name: 'tobias.dat', sizeBytes: 12 * 2048 + 700, content: 'anyBytes', seed: 1 },
  { name: 'leopoldina.txt', sizeBytes: 3 * 2048 + 1311, content: 'anyBytes', seed: 2 },
];

/** @returns undefined where the two do not transfer a file, or say no more than the handout asks */
export async function learnProtocol(
  context: TrialContext,
  halves: { readonly client: ProgramProfile; readonly server: ProgramProfile },
  peerRequest: Layout,
): Promise<LearnedExchange | undefined> {
  const samples: TransferSample[] = [];
  const leftOpen = async (why: string): Promise<LearnedExchange> => {
    const listens = await movesClient(context, halves.client, { peerRequest });
    return unsupported(why, listens ? ['server'] : ['client', 'server']);
  };
  for (const file of files) {
    const sample = await watch(context, halves, file);
    if (sample === 'unseen') return leftOpen(`not simply by a request and chunks, and ${notCaptured}`);
    if (sample === undefined || !isRequest(peerRequest, sample)) return undefined;
    samples.push(sample);
  }
  const exchange = inferControlMessages(samples);
  if (exchange === undefined) return undefined;
  if (exchange === 'unlocated')
    return leftOpen('they say more than the handout does, in a way that could not be learned');
  const trial = { peerRequest, exchange };
  const failed = [
    ...((await movesServer(context, halves.server, trial)) ? [] : (['server'] as const)),
    ...((await movesClient(context, halves.client, trial)) ? [] : (['client'] as const)),
  ];
  if (failed.length === 0) return { protocol: exchange, unsupported: {} };
  return {
    protocol: exchange,
    ...unsupported(`${describeProtocol(exchange)}, and that was not understood from the testbed`, failed),
  };
}

function unsupported(why: string, roles: readonly ('client' | 'server')[]): LearnedExchange {
  const reason = `its own client and server transfer files, but ${why}${howToSettle}`;
  return { unsupported: Object.fromEntries(roles.map((role) => [role, reason])) };
}

/** Both halves of the submission transfer a file. @returns undefined where it does not arrive; `unseen` where it does, and nobody saw how */
async function watch(
  context: TrialContext,
  { client, server }: { readonly client: ProgramProfile; readonly server: ProgramProfile },
  file: TestFile,
): Promise<TransferSample | 'unseen' | undefined> {
  const view = await tryOut(context, {
    assignment: 'file',
    programs: [server, client],
    actions: [
      { kind: 'action', verb: 'serverStarts', files: [file] },
      { kind: 'action', verb: 'clientStarts', file },
    ],
    enough: (now) => now.exit('client') !== undefined,
  });
  if (!hasArrived(view, file)) return undefined;
  const spoken = datagramsOfPair(view);
  if (spoken === undefined) return 'unseen';
  return { file, content: contentOf(file), spoken };
}

function isRequest(layout: Layout, { file, spoken: [first] }: TransferSample): boolean {
  return first?.by === 'client' && decodeLayout(layout, first.payload)?.name === file.name;
}

function hasArrived(view: View, file: TestFile): boolean {
  const content = Buffer.from(contentOf(file));
  const found = view.all('filesFound').filter(({ subject }) => subject === 'client');
  return found.some((event) => event.files.some((each) => content.equals(fromBase64(each.content))));
}

type ProtocolTrial = Pick<FileProfile, 'peerRequest' | 'protocol'>;

async function movesServer(context: TrialContext, program: ProgramProfile, trial: ProtocolTrial): Promise<boolean> {
  const [file] = files as readonly [TestFile];
  const ahead = trial.protocol?.opening.filter(({ by }) => by === 'server').length;
  const view = await tryOut(context, {
    assignment: 'file',
    programs: [program],
    file: trial,
    actions: [
      { kind: 'action', verb: 'serverStarts', files: [file] },
      { kind: 'action', verb: 'peerRequests', file },
    ],
    enough: (now) => serverSent(now, file, ahead),
  });
  return serverSent(view, file, ahead);
}

/** Whether the server has sent all that the file holds. @param ahead datagrams before it */
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

async function movesClient(context: TrialContext, program: ProgramProfile, trial: ProtocolTrial): Promise<boolean> {
  const [file] = files as readonly [TestFile];
  const view = await tryOut(context, {
    assignment: 'file',
    programs: [program],
    file: trial,
    actions: [
      { kind: 'action', verb: 'clientStarts', file },
      { kind: 'action', verb: 'peerSends', file, part: 'whole' },
    ],
    enough: (now) => now.exit('client') !== undefined,
  });
  return hasArrived(view, file);
}
