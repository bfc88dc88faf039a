/**
 * Finds out how a program is invoked: each usual form is tried with a fresh process until one shows the effect that is asked for.
 */
import { explainCrash } from '../scenario/judge/crash.ts';
import type { View } from '../scenario/judge/view.ts';
import type { Action } from '../scenario/steps.ts';
import { assignmentOf, roleOf, type ProgramId } from '../submission/program.ts';
import { invocations } from './invocations.ts';
import type { ProgramProfile } from './profile.ts';
import { tryOut, type TrialContext } from './trial.ts';

/** A program that is ready to run, with what a manifest settles. */
export interface Startable {
  readonly id: ProgramId;
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Where the testbed listens while it does not know where the client sends to. */
  readonly ports: readonly number[];
  /** Where the submission's own server listens: its client most likely sends there. */
  readonly ownServerPort?: number;
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
  for (const { form, ports } of attemptsFor(startable)) {
    if (handouts !== undefined && handouts.program.arguments !== form && !wantsArguments(handouts.view, startable.id))
      break;
    const program: ProgramProfile = {
      id: startable.id,
      argv: startable.argv,
      cwd: startable.cwd,
      arguments: form,
      ports,
      ...(startable.keyboard === undefined ? {} : { keyboard: startable.keyboard }),
    };
    const view = await tryOut(context, {
      assignment: assignmentOf(startable.id),
      programs: [program],
      actions,
      enough: works,
    });
    if (works(view)) return { program: { ...program, ports: portsOf(view) ?? program.ports }, view, works: true };
    handouts ??= { program, view, works: false };
  }
  return handouts as StartForm;
}

/** A program that misses its arguments says so and ends; one that lives on, or cannot even be read, misses nothing. */
function wantsArguments(view: View, id: ProgramId): boolean {
  const role = roleOf(id);
  if (view.exit(role) === undefined) return false;
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
    const told = form.includes('{port}') || !id.endsWith('client');
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
