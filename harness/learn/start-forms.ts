/**
 * Finds out how a program is invoked: each usual form is tried with a fresh process until one shows the effect that is asked for.
 */
import type { View } from '../scenario/judge/view.ts';
import type { Action } from '../scenario/steps.ts';
import { assignmentOf, type ProgramId } from '../submission/program.ts';
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
  const forms = startable.arguments === undefined ? invocations[startable.id] : [startable.arguments];
  let handouts: StartForm | undefined;
  for (const form of forms) {
    const program: ProgramProfile = {
      id: startable.id,
      argv: startable.argv,
      cwd: startable.cwd,
      arguments: form,
      ports: startable.ports,
      ...(startable.keyboard === undefined ? {} : { keyboard: startable.keyboard }),
    };
    const view = await tryOut(context, { assignment: assignmentOf(startable.id), programs: [program], actions, enough: works });
    if (works(view)) return { program: { ...program, ports: portsOf(view) ?? program.ports }, view, works: true };
    handouts ??= { program, view, works: false };
  }
  return handouts as StartForm;
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
