/**
 * Tries one invocation of a program.
 *
 * If the trial shows that something around the program was wrong (a port that datagrade holds, a
 * destination port where datagrade did not listen, a missing folder), this is changed and the
 * program is started again.
 */
import { explainCrash } from '../../judge/crash.ts';
import { saysFileIsMissing } from '../../judge/missing-file.ts';
import type { View } from '../../transcript/view.ts';
import { unheardDestinations } from '../../transcript/wire.ts';
import type { Action } from '../../transcript/action.ts';
import { assignmentOf, roleOf, type ProgramId, type Role } from '../../handout/programs.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import { runTrial, type TrialContext } from '../trial.ts';
import { startEvidence } from './evidence.ts';
import { plannedPrompts } from './keyboard-search.ts';
import { promptsIn } from './prompts.ts';
import { startProof } from './proof.ts';
import type { InvocationTrial, RunnableProgram } from './runnable-program.ts';

export type Start = (program: ProgramProfile) => Promise<InvocationTrial>;

export async function tryInvocation(
  context: TrialContext,
  program: RunnableProgram,
  actions: readonly Action[],
  works: (view: View) => boolean,
): Promise<InvocationTrial> {
  const { id, ports, folders } = program;
  const plain = profileOf(program);
  const start = starter(context, actions, works);
  const usual = await start(plain);
  const settled = ports.length > 1 && foundPortTaken(usual) ? await withOnePortAtATime(usual, plain, start) : usual;
  const first = await whereItSends(settled, start);
  if (folders.length === 0 || !reportsMissingFile(first.view, id)) return first;
  const second = await start({ ...plain, folders });
  return second.works && !reportsMissingFile(second.view, id) ? second : first;
}

/** Starts a program once, exactly as it is told. */
export function starter(context: TrialContext, actions: readonly Action[], works: (view: View) => boolean): Start {
  return (profile) => startOnce(context, profile, actions, works);
}

/**
 * Starts a program again if it has sent to ports where datagrade did not listen: its source does not
 * contain them as numbers, or its server has been told another one.
 */
export async function whereItSends(trial: InvocationTrial, start: Start): Promise<InvocationTrial> {
  const { program, view, works, evidence } = trial;
  if (roleOf(program.id) !== 'client' || works) return trial;
  const taken = evidence.taken.map(({ at }) => Number(evidence.typed[at]?.typed));
  const elsewhere = unheardDestinations(view, 'client').filter(
    ({ port }) => port !== nameServicePort && !taken.includes(port),
  );
  if (elsewhere.length === 0) return trial;
  return start({ ...program, ports: elsewhere.map(({ port }) => port) });
}

function profileOf({
  id,
  argv,
  cwd,
  arguments: words = [],
  ports,
  keyboard,
  firstLines,
  foreignAddresses,
}: RunnableProgram): ProgramProfile {
  return {
    id,
    argv,
    cwd,
    arguments: words,
    ports,
    ...(keyboard === undefined ? {} : { keyboard }),
    ...(firstLines === undefined ? {} : { firstLines }),
    ...(foreignAddresses === undefined ? {} : { foreignAddresses }),
  };
}

async function startOnce(
  context: TrialContext,
  program: ProgramProfile,
  actions: readonly Action[],
  works: (view: View) => boolean,
): Promise<InvocationTrial> {
  const assignment = assignmentOf(program.id);
  const view = await runTrial(context, { assignment, programs: [program], actions, isComplete: works });
  const isMet = works(view);
  const evidence = startEvidence(view, program, actions[0] as Action, isMet);
  const isPlanned = program.prompts?.some(({ line }) => line !== undefined) === true;
  const prompts = isPlanned ? plannedPrompts({ program, evidence }) : promptsIn(view, roleOf(program.id));
  const prompted = prompts.length === 0 ? program : { ...program, prompts };
  if (!isMet) return { program: prompted, view, works: false, evidence };
  const working = { ...prompted, ports: destinationPorts(view) ?? program.ports };
  const proven = evidence.isProven ? { ...working, proof: startProof(working, view, actions[0] as Action) } : working;
  return { program: proven, view, works: true, evidence };
}

/**
 * A client may bind a port of its own, and its source contains this port beside that of the server.
 * While datagrade listens on both, it may be the one that holds the client's port. So it listens
 * on one at a time.
 */
async function withOnePortAtATime(
  usual: InvocationTrial,
  program: ProgramProfile,
  start: Start,
): Promise<InvocationTrial> {
  let best = usual;
  for (const port of program.ports.slice(0, maxPortsTriedAlone)) {
    const alone = await start({ ...program, ports: [port] });
    if (alone.works) return alone;
    if (foundPortTaken(best)) best = alone;
  }
  return best;
}

/** A query for a name is not a request. */
const nameServicePort = 53;

const maxPortsTriedAlone = 6;

function foundPortTaken({ program: { id }, view, works }: InvocationTrial): boolean {
  if (works || roleOf(id) !== 'client') return false;
  return explainCrash(view, 'client')?.symptom === 'port-taken';
}

/** Whether the program says that a file or folder is missing. */
export function reportsMissingFile(view: View, id: ProgramId): boolean {
  return saysFileIsMissing(writtenOutput(view, roleOf(id)));
}

/** All that the program wrote, to standard error and to its screen. */
export function writtenOutput(view: View, role: Role): string {
  return `${view.errors(role)}\n${view.screen(role)}`;
}

/** The ports that the client has sent to. */
function destinationPorts(view: View): readonly number[] | undefined {
  const ports = [...new Set(view.received().map((event) => event.peerPort))];
  return ports.length === 0 ? undefined : ports;
}
