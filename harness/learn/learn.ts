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
import type { RunnableProgram } from './invocation/runnable-program.ts';
import type { TrialContext } from './trial.ts';

/** Why a program cannot be run at all. */
export interface Obstacle {
  /**
   * `absent`: its scenarios are blocked. `broken`: the student's fault. `toolMissing`: this machine
   * lacks a tool, and a person decides.
   */
  readonly kind: 'absent' | 'broken' | 'toolMissing';
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
  const obstacles = obstaclesOf(prepared);
  const startables = new Map<ProgramId, RunnableProgram>();
  for (const id of programIds) {
    const startable = wanted.has(id) ? await startableOf(prepared, id, context) : undefined;
    if (startable !== undefined) startables.set(id, startable);
  }
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
    programs: await withForeignFolders(programs, prepared),
    add: add.profile,
    file: file.profile,
  };
  return { profile: withManifest(profile, manifest), obstacles };
}

const nothingLearned: Pick<Profile, 'add' | 'file'> = {
  add: { ownNames: {}, constantNumbers: [], playable: fullyPlayable },
  file: { peerRequest: bareName, playable: fullyPlayable },
};

/** Each program by its id, with the folders of another machine that its source names. */
async function withForeignFolders(
  programs: readonly (ProgramProfile | undefined)[],
  { submission }: PreparedSubmission,
): Promise<Profile['programs']> {
  const entries = programs.map(async (profile): Promise<readonly (readonly [ProgramId, ProgramProfile])[]> => {
    const program = profile && submission.programs.get(profile.id);
    if (profile === undefined || program === undefined) return profile === undefined ? [] : [[profile.id, profile]];
    const foreignFolders = await literalForeignFolders(program, submission);
    return [[profile.id, foreignFolders.length === 0 ? profile : { ...profile, foreignFolders }]];
  });
  return Object.fromEntries((await Promise.all(entries)).flat());
}

function obstaclesOf({ submission, programs }: PreparedSubmission): ReadonlyMap<ProgramId, Obstacle> {
  const found = new Map<ProgramId, Obstacle>();
  for (const [id, reason] of submission.absent) found.set(id, { kind: 'absent', reason });
  for (const [id, prepared] of programs) {
    if (prepared.status === 'buildFailed')
      found.set(id, { kind: 'broken', reason: prepared.reason, output: prepared.output });
    if (prepared.status === 'toolMissing') found.set(id, { kind: 'toolMissing', reason: prepared.reason });
  }
  return found;
}

async function startableOf(
  { submission, programs }: PreparedSubmission,
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
    folders: manifest?.folders ?? (await literalFolders(program, submission)),
    argumentsRead: await literalArguments(program, submission),
    ports: manifest?.port === undefined ? await literalPorts(program, submission) : [manifest.port],
    ...(ownsNetwork === true ? {} : { foreignAddresses: await literalAddresses(program, submission) }),
    ...(manifest?.arguments === undefined ? {} : { arguments: manifest.arguments }),
    ...(keyboard === undefined ? {} : { keyboard }),
  };
}
