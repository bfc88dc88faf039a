/**
 * Finds out how a program is invoked: each usual form is tried with a fresh process until one shows the effect that is asked for.
 */
import { explainCrash } from '../../judge/crash.ts';
import type { View } from '../../transcript/view.ts';
import { unheardDestinations } from '../../transcript/wire.ts';
import type { Action } from '../../transcript/action.ts';
import { assignmentOf, roleOf, type ProgramId, type Role } from '../../handout/programs.ts';
import { invocations } from './templates.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import { promptsIn } from './prompts.ts';
import { formFromUsage } from './usage.ts';
import { tryOut, type TrialContext } from '../trial.ts';

/** A program that is ready to run, with what a manifest settles. */
export interface Startable {
  readonly id: ProgramId;
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Where the testbed listens while it does not know where the client sends to. */
  readonly ports: readonly number[];
  /** Where the submission's own server listens: its client most likely sends there. */
  readonly ownServerPort?: number;
  /** Folders that its source names and the hand-in does not have: made where it fails for want of one. */
  readonly folders: readonly string[];
  /** As the profile has it. */
  readonly foreignAddresses?: readonly string[];
  readonly arguments?: readonly string[];
  readonly keyboard?: ProgramProfile['keyboard'];
}

export interface StartForm {
  readonly program: ProgramProfile;
  /** The trial in which it worked; where none did, that of the handout's form. */
  readonly view: View;
  readonly works: boolean;
}

export async function startForms(
  context: TrialContext,
  startable: Startable,
  actions: readonly Action[],
  works: (view: View) => boolean,
): Promise<StartForm> {
  let handouts: StartForm | undefined;
  const attempts = [...attemptsFor(startable)];
  for (const attempt of attempts) {
    const { form, ports } = attempt;
    if (handouts !== undefined && handouts.program.arguments !== form && !wantsArguments(handouts.view, startable.id))
      break;
    const started = await startOnce(context, { ...startable, arguments: form, ports }, actions, works);
    if (started.works) return started;
    handouts ??= started;
    // What it says of its arguments is worth more than what is usual.
    if (attempt === attempts[0])
      attempts.push(...attempts.splice(1, attempts.length, ...toldAttempts(startable, started.view)));
  }
  return handouts as StartForm;
}

/** Once, and again with the folders that it names in its source where it failed for want of a file or folder. */
async function startOnce(
  context: TrialContext,
  { id, argv, cwd, folders, arguments: form = [], ports, keyboard, foreignAddresses }: Startable,
  actions: readonly Action[],
  works: (view: View) => boolean,
): Promise<StartForm> {
  const plain: ProgramProfile = {
    id,
    argv,
    cwd,
    arguments: form,
    ports,
    ...(keyboard === undefined ? {} : { keyboard }),
    ...(foreignAddresses === undefined ? {} : { foreignAddresses }),
  };
  const start = async (program: ProgramProfile): Promise<StartForm> => {
    const view = await tryOut(context, { assignment: assignmentOf(id), programs: [program], actions, enough: works });
    const prompts = promptsIn(view, roleOf(id));
    const asked = prompts.length === 0 ? program : { ...program, prompts };
    const hasWorked = works(view);
    return { program: hasWorked ? { ...asked, ports: portsOf(view) ?? ports } : asked, view, works: hasWorked };
  };
  const usual = await start(plain);
  const unsettled = ports.length > 1 && findsItsPortTaken(usual) ? await withoutItsPort(usual, plain, start) : usual;
  const elsewhere = roleOf(id) === 'client' && !unsettled.works ? unheardDestinations(unsettled.view, 'client') : [];
  // It has sent, to a port that its source does not name as a number.
  const first =
    elsewhere.length === 0 ? unsettled : await start({ ...plain, ports: elsewhere.map(({ port }) => port) });
  if (folders.length === 0 || !missesFile(first.view, id)) return first;
  const second = await start({ ...plain, folders });
  return second.works && !missesFile(second.view, id) ? second : first;
}

/**
 * A client may bind a port of its own, which stands in its source beside that of its server: the testbed, which listens at both, may be who has taken
 * it, and listens at one at a time.
 */
async function withoutItsPort(
  usual: StartForm,
  program: ProgramProfile,
  start: (program: ProgramProfile) => Promise<StartForm>,
): Promise<StartForm> {
  let best = usual;
  for (const port of program.ports.slice(0, mostPortsAlone)) {
    const alone = await start({ ...program, ports: [port] });
    if (alone.works) return alone;
    if (findsItsPortTaken(best)) best = alone;
  }
  return best;
}

const mostPortsAlone = 6;

function findsItsPortTaken({ program: { id }, view, works }: StartForm): boolean {
  if (works || roleOf(id) !== 'client') return false;
  return explainCrash(view, 'client')?.symptom === 'port-taken';
}

const complaint =
  /no such file|ENOENT|FileNotFound|NoSuchFile|not found|(?:cannot|can't|could not|couldn't|unable to) (?:find|open|read)|(?:does not|doesn't|n[aã]o) exist|n[aã]o (?:foi )?encontrad/i;

/** It complains that a file or folder is not there. */
export function missesFile(view: View, id: ProgramId): boolean {
  const role = roleOf(id);
  return complaint.test(shownBy(view, role));
}

/** All that it wrote, wherever to. */
function shownBy(view: View, role: Role): string {
  return `${view.errors(role)}\n${view.screen(role)}`;
}

/** What the program's own usage message asks for, unless the manifest has settled it. */
function toldAttempts(startable: Startable, view: View): readonly Attempt[] {
  const role = roleOf(startable.id);
  const told = formFromUsage(shownBy(view, role), startable.id);
  const isNew =
    told !== undefined &&
    startable.arguments === undefined &&
    told.join(' ') !== invocations[startable.id][0]?.join(' ');
  return isNew ? attemptsFor({ ...startable, arguments: told }) : [];
}

/** A program that misses its arguments says which, or ends; one that lives on without a word of them, or cannot even be read, misses nothing. */
function wantsArguments(view: View, id: ProgramId): boolean {
  const role = roleOf(id);
  if (view.exit(role) === undefined) return formFromUsage(shownBy(view, role), id) !== undefined;
  const symptom = explainCrash(view, role)?.symptom;
  return symptom !== 'syntax-error' && symptom !== 'module-missing';
}

interface Attempt {
  readonly form: readonly string[];
  readonly ports: readonly number[];
}

/**
 * Each form with the port of the submission's own server first: listening wherever a number in the source might be a port could take the very
 * port that the client wants to bind itself.
 */
function attemptsFor({ id, arguments: settled, ownServerPort, ports }: Startable): readonly Attempt[] {
  const forms = settled === undefined ? invocations[id] : [settled];
  const elsewhere = ports.filter((port) => port !== ownServerPort);
  return forms.flatMap((form): readonly Attempt[] => {
    const told = form.some((word) => word.includes('{port}')) || !id.endsWith('client');
    if (told || ownServerPort === undefined) return [{ form, ports: elsewhere }];
    const first = { form, ports: [ownServerPort] };
    return elsewhere.length === 0 ? [first] : [first, { form, ports: elsewhere }];
  });
}

/** Where the client has sent to. */
function portsOf(view: View): readonly number[] | undefined {
  const ports = [...new Set(view.received().map((event) => event.peerPort))];
  return ports.length === 0 ? undefined : ports;
}

/** The UDP port that a server has bound. */
export function serverPortOf(view: View): number | undefined {
  return view.all('portBound').find((event) => event.subject === 'server')?.port;
}

/** The client of a submission whose server was started: where that listens is known. */
export function besideServer(client: Startable, server: StartForm | undefined): Startable {
  const port = server && serverPortOf(server.view);
  return port === undefined ? client : { ...client, ownServerPort: port };
}
