/**
 * Finds out how a program is invoked: with which arguments, and to which ports it sends.
 *
 * Each common invocation is tried with a fresh process, until one has the expected effect. The
 * handout's invocation comes first. If the program then prints a usage message, the invocation
 * that this message describes comes second.
 */
import { explainCrash } from '../../judge/crash.ts';
import type { View } from '../../transcript/view.ts';
import type { Action } from '../../transcript/action.ts';
import { roleOf, type ProgramId } from '../../handout/programs.ts';
import type { TrialContext } from '../trial.ts';
import { writtenOutput, tryInvocation, type InvocationTrial } from './attempt.ts';
import type { RunnableProgram } from './runnable-program.ts';
import { commonInvocations } from './templates.ts';
import { invocationFromUsage } from './usage.ts';

/**
 * @param works whether a trial shows the expected effect of the actions
 * @returns the first trial that worked; if none did, the trial of the handout's invocation
 */
export async function findInvocation(
  context: TrialContext,
  program: RunnableProgram,
  actions: readonly Action[],
  works: (view: View) => boolean,
): Promise<InvocationTrial> {
  let first: InvocationTrial | undefined;
  const attempts = [...attemptsFor(program)];
  for (const attempt of attempts) {
    const { template, ports } = attempt;
    if (first !== undefined && first.program.arguments !== template && !mayNeedArguments(first.view, program.id)) break;
    const trial = await tryInvocation(context, { ...program, arguments: template, ports }, actions, works);
    if (trial.works) return trial;
    first ??= trial;
    // The program's own usage message is better evidence than what is common: its invocation moves
    // to the front of those that are still to be tried.
    if (attempt === attempts[0])
      attempts.push(...attempts.splice(1, attempts.length, ...attemptsFromUsage(program, trial.view)));
  }
  return first as InvocationTrial;
}

/**
 * The invocation that the program's usage message asks for, unless the manifest gives the
 * arguments.
 */
function attemptsFromUsage(program: RunnableProgram, view: View): readonly Attempt[] {
  const role = roleOf(program.id);
  const template = invocationFromUsage(writtenOutput(view, role), program.id);
  const isNew =
    template !== undefined &&
    program.arguments === undefined &&
    template.join(' ') !== commonInvocations[program.id][0]?.join(' ');
  return isNew ? attemptsFor({ ...program, arguments: template }) : [];
}

/**
 * Whether other arguments could help. A program that lacks arguments says which, or ends. A program
 * that continues to run without a usage message, or cannot be parsed or imported, lacks none.
 */
function mayNeedArguments(view: View, id: ProgramId): boolean {
  const role = roleOf(id);
  if (view.exit(role) === undefined) return invocationFromUsage(writtenOutput(view, role), id) !== undefined;
  const symptom = explainCrash(view, role)?.symptom;
  return symptom !== 'syntax-error' && symptom !== 'module-missing';
}

interface Attempt {
  readonly template: readonly string[];
  /** Where datagrade listens. */
  readonly ports: readonly number[];
}

/**
 * Each invocation with the port of the submission's own server first. If datagrade listened on
 * every number of the source that could be a port, it might take the port that the client itself
 * wants to bind.
 */
function attemptsFor({ id, arguments: given, ownServerPort, ports }: RunnableProgram): readonly Attempt[] {
  const templates = given === undefined ? commonInvocations[id] : [given];
  const otherPorts = ports.filter((port) => port !== ownServerPort);
  return templates.flatMap((template): readonly Attempt[] => {
    const needsNoGuess = template.some((word) => word.includes('{port}')) || !id.endsWith('client');
    if (needsNoGuess || ownServerPort === undefined) return [{ template, ports: otherPorts }];
    const first = { template, ports: [ownServerPort] };
    return otherPorts.length === 0 ? [first] : [first, { template, ports: otherPorts }];
  });
}

/** The UDP port that a server has bound. */
export function serverPortOf(view: View): number | undefined {
  return view.all('portBound').find((event) => event.subject === 'server')?.port;
}

/** The client, with the port that a trial of its own server has shown. */
export function withOwnServerPort(client: RunnableProgram, server: InvocationTrial | undefined): RunnableProgram {
  const port = server && serverPortOf(server.view);
  return port === undefined ? client : { ...client, ownServerPort: port };
}
