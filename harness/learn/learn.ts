/**
 * Learns about a whole submission what grading needs to know, and which of its programs cannot run.
 */
import { type ProgramId, programIds } from '../handout/programs.ts';
import {
  literalAddresses,
  literalArguments,
  literalFolders,
  literalForeignFolders,
  literalPorts,
  type PreparedSubmission,
  type ProgramManifest,
} from '../submission/index.ts';
import { withManifest } from './manifest/dialect.ts';
import { bareName } from '../../reference/file/message.ts';
import { programsInManifest } from './manifest/frozen.ts';
import { learnAdd, type LearnedAdd } from './add/assignment.ts';
import { learnFile } from './file/assignment.ts';
import { fullyPlayable, type Profile, type ProgramProfile } from '../profile/profile.ts';
import { manifestAdvice } from './manifest/advice.ts';
import { decideProgram } from './start.ts';
import type { Program } from '../submission/program.ts';
import type { RunnableProgram } from './invocation/runnable-program.ts';
import type { TrialContext } from './trial.ts';

/** Why a program cannot be run at all. */
export interface Obstacle {
  /**
   * `absent`: its scenarios are blocked. `broken`: the student's fault. `toolMissing`: this machine
   * lacks a tool, and a person decides. `unclear`: a file is left that may be the program, and
   * datagrade could not start it as this one; a person decides.
   */
  readonly kind: 'absent' | 'broken' | 'toolMissing' | 'unclear';
  readonly reason: string;
  /** What the compiler wrote. */
  readonly output?: string;
}

export interface Learned {
  readonly profile: Profile;
  readonly obstacles: ReadonlyMap<ProgramId, Obstacle>;
}

export async function learn(
  context: TrialContext,
  prepared: PreparedSubmission,
  wanted: ReadonlySet<ProgramId>,
): Promise<Learned> {
  const { startables, unclear } = await startablesOf(context, prepared, wanted);
  const { manifest } = prepared.submission;
  const frozenAdd = programsInManifest(manifest, 'add', startables);
  const add =
    frozenAdd === undefined
      ? await learnAdd(context, { client: startables.get('add.client'), server: startables.get('add.server') })
      : { profile: nothingLearned.add };
  const frozenFile = programsInManifest(manifest, 'file', startables);
  const file =
    frozenFile === undefined
      ? await learnFile(context, { client: startables.get('file.client'), server: startables.get('file.server') })
      : { profile: nothingLearned.file };
  const learned: Partial<Pick<LearnedAdd, 'client' | 'server'>>[] = [add, file];
  const programs = [
    ...learned.flatMap(({ client, server }) => [client, server]),
    ...(frozenAdd ?? []),
    ...(frozenFile ?? []),
  ];
  const profile: Profile = {
    programs: await describeFiles(programs, prepared),
    add: add.profile,
    file: file.profile,
  };
  return { profile: withManifest(profile, manifest), obstacles: new Map([...obstaclesOf(prepared), ...unclear]) };
}

/** The programs that can be started, and those of which it is not clear how. */
async function startablesOf(
  context: TrialContext,
  prepared: PreparedSubmission,
  wanted: ReadonlySet<ProgramId>,
): Promise<{
  readonly startables: ReadonlyMap<ProgramId, RunnableProgram>;
  readonly unclear: ReadonlyMap<ProgramId, Obstacle>;
}> {
  const startables = new Map<ProgramId, RunnableProgram>();
  const unclear = new Map<ProgramId, Obstacle>();
  for (const id of programIds) {
    const startable = wanted.has(id) ? await startableOf(prepared, id, context) : undefined;
    const program = prepared.submission.programs.get(id);
    if (startable === undefined || program === undefined) continue;
    const decided = await decideProgram(context, startable, program);
    if (decided === undefined) unclear.set(id, { kind: 'unclear', reason: describeUnclear(program) });
    else startables.set(id, decided);
  }
  return { startables, unclear };
}

const nothingLearned: Pick<Profile, 'add' | 'file'> = {
  add: { ownNames: {}, constantNumbers: [], playable: fullyPlayable },
  file: { peerRequest: bareName, playable: fullyPlayable },
};

/** Each program by its id, with what its file shows: folders of another machine, TCP, and a doubt. */
async function describeFiles(
  programs: readonly (ProgramProfile | undefined)[],
  { submission, tree, unread }: PreparedSubmission,
): Promise<Profile['programs']> {
  const entries = programs.map(async (profile): Promise<readonly (readonly [ProgramId, ProgramProfile])[]> => {
    if (profile === undefined) return [];
    const program = submission.programs.get(profile.id);
    const foreignFolders = program === undefined ? [] : await literalForeignFolders(program, tree);
    return [
      [
        profile.id,
        {
          ...withDoubts(profile, program, unread),
          ...(foreignFolders.length === 0 ? {} : { foreignFolders }),
          ...(program?.usesTcp === true ? { tcpSource: program.path } : {}),
        },
      ],
    ];
  });
  return Object.fromEntries((await Promise.all(entries)).flat());
}

/**
 * Only what a program does right counts if it was chosen because no other file is left, or if a
 * better one, or what it needs, may be where datagrade could not look.
 */
function withDoubts(program: ProgramProfile, found: Program | undefined, unread: readonly string[]): ProgramProfile {
  const doubts = [...(program.doubts ?? []), ...(found?.unsure === undefined ? [] : [found.unsure])];
  if (unread.length > 0) doubts.push(describeUnread(unread));
  return doubts.length === 0 ? program : { ...program, doubts };
}

/** A sentence for a person who then looks there. */
function describeUnread([first, ...others]: readonly string[]): string {
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `datagrade could not read the whole submission: ${first}${more}.`;
}

function describeUnclear({ id, path, starts = [], unsure }: Program): string {
  const words = starts.map((start) => [...start.words, ...start.typed].join(' ')).filter((each) => each !== '');
  const tried = words.length === 0 ? '' : ` (tried: ${words.map((each) => JSON.stringify(each)).join(', ')})`;
  const effect = id.endsWith('server') ? 'binds a UDP port' : 'sends a request';
  return `${unsure ?? `${path} is several programs.`} datagrade found no way to start ${path} so that it ${effect}${tried}${manifestAdvice}`;
}

/** A search that was cut short never shows that a program is missing. */
function obstaclesOf({ submission, programs, unread }: PreparedSubmission): ReadonlyMap<ProgramId, Obstacle> {
  const found = new Map<ProgramId, Obstacle>();
  const isPartial = unread.length > 0;
  const addition = isPartial ? `. ${describeUnread(unread)}` : '';
  for (const [id, reason] of submission.absent) {
    const isDeclared = submission.manifest?.programs?.[id] === 'none';
    const undecided = submission.undecided?.get(id);
    if (undecided !== undefined) {
      found.set(id, { kind: 'unclear', reason: undecided + manifestAdvice + addition });
      continue;
    }
    found.set(
      id,
      isPartial && !isDeclared ? { kind: 'unclear', reason: reason + addition } : { kind: 'absent', reason },
    );
  }
  for (const [id, prepared] of programs) {
    if (prepared.status === 'buildFailed')
      found.set(id, {
        kind: isPartial ? 'unclear' : 'broken',
        reason: prepared.reason + addition,
        output: prepared.output,
      });
    if (prepared.status === 'toolMissing') found.set(id, { kind: 'toolMissing', reason: prepared.reason });
  }
  return found;
}

async function startableOf(
  { submission, tree, programs }: PreparedSubmission,
  id: ProgramId,
  { ownsNetwork }: TrialContext,
): Promise<RunnableProgram | undefined> {
  const prepared = programs.get(id);
  const program = submission.programs.get(id);
  if (prepared?.status !== 'ready' || program === undefined) return undefined;
  const manifest: ProgramManifest | undefined = program.manifest;
  const keyboard = manifest?.keyboard;
  return {
    id,
    argv: prepared.argv,
    cwd: prepared.cwd,
    folders: manifest?.folders ?? (await literalFolders(program, tree)),
    argumentsRead: await literalArguments(program, tree),
    ports: manifest?.port === undefined ? await literalPorts(program, tree) : [manifest.port],
    ...(ownsNetwork === true ? {} : { foreignAddresses: await literalAddresses(program, tree) }),
    ...(program.shown === undefined ? {} : { shown: program.shown }),
    ...(program.usesTcp === undefined ? {} : { usesTcp: program.usesTcp }),
    ...(manifest?.arguments === undefined ? {} : { arguments: manifest.arguments }),
    ...(keyboard === undefined ? {} : { keyboard }),
  };
}
