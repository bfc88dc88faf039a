/**
 * Finds out how a program is invoked: with which arguments, and to which ports it sends.
 *
 * Each common invocation is tried with a fresh process, until one has the expected effect. The
 * handout's invocation comes first. If the program then prints a usage message, the invocation
 * that this message describes comes second.
 */
import { basename } from 'node:path';
import { explainCrash } from '../../judge/crash.ts';
import type { View } from '../../transcript/view.ts';
import type { Action } from '../../transcript/action.ts';
import { roleOf, type ProgramId } from '../../handout/programs.ts';
import type { TrialContext } from '../trial.ts';
import { starter, tryInvocation, whereItSends, writtenOutput, type Start } from './attempt.ts';
import { doubtsAbout, takesOtherArguments, wasRefusedOverTcp } from './doubt.ts';
import { mayNeedOtherAnswers, searchKeyboard } from './keyboard-search.ts';
import { ignoresArguments } from './ignored-arguments.ts';
import { formsOfCommand } from './shown-command.ts';
import { formsOf, slotsOf } from './slots.ts';
import type { InvocationTrial, RunnableProgram } from './runnable-program.ts';
import { commonInvocations, type ArgumentTemplate } from './templates.ts';
import { invocationFromUsage, needsNoArguments, slotsInUsage } from './usage.ts';

/**
 * @param works whether a trial shows the expected effect of the actions
 * @returns the trial that came nearest to a proven start, with the doubts that are left; if none had
 * any effect, the trial of the handout's invocation
 */
export async function findInvocation(
  context: TrialContext,
  program: RunnableProgram,
  actions: readonly Action[],
  works: (view: View) => boolean,
): Promise<InvocationTrial> {
  if (program.tried?.works === true && program.tried.evidence.isProven) return program.tried;
  const { trials, outputs } = await tryForms(context, program, actions, works);
  const [first] = trials as [InvocationTrial];
  const nearest = trials.reduce((best, each) => (each.evidence.score > best.evidence.score ? each : best), first);
  const start = starter(context, actions, works);
  let starts = trials.length;
  const counted: Start = (profile) => {
    starts += 1;
    return start(profile);
  };
  const heard: Start = async (profile) => whereItSends(await counted(profile), counted);
  const answered =
    program.keyboard === undefined && mayNeedOtherAnswers(nearest) ? await searchKeyboard(nearest, heard) : nearest;
  const chosen = answered.works || answered !== nearest ? answered : first;
  const doubts = doubtsAbout(chosen, program, { starts, firstView: first.view, outputs });
  return doubts.length === 0 ? chosen : { ...chosen, program: { ...chosen.program, doubts } };
}

/** Tries one form of the command line after another, with what it gets at its keyboard by its words. */
async function tryForms(
  context: TrialContext,
  program: RunnableProgram,
  actions: readonly Action[],
  works: (view: View) => boolean,
): Promise<{ readonly trials: readonly InvocationTrial[]; readonly outputs: readonly string[] }> {
  const trials: InvocationTrial[] = [];
  const attempts = [...attemptsFor(program)];
  /** Outputs whose hints were read, and forms that came from them. */
  const seen = new Set<string>();
  const known = new Set<string>();
  for (let at = 0; at < attempts.length; at += 1) {
    const attempt = attempts[at] as Attempt;
    const { template, ports } = attempt;
    const [first] = trials;
    if (first !== undefined && first.program.arguments !== template && !mayNeedArguments(first, program)) break;
    if (trials.some((each) => each.program.arguments === template && !mayNeedOtherPorts(each))) continue;
    const trial =
      knownOutcome(program, attempt) ??
      (await tryInvocation(context, { ...program, arguments: template, ports }, actions, works));
    trials.push(trial);
    if (isGoodEnough(trial, attempts[0]?.template) || trials.length >= maxTrials) break;
    if (ignoresArguments(trials, program.argumentsRead)) break;
    // What the program itself asks for is better evidence than what is common: it moves to the front
    // of what is still to be tried.
    const output = writtenOutput(trial.view, roleOf(program.id));
    if (seen.has(output)) continue;
    seen.add(output);
    const asked = attemptsFromProgram(program, trial).filter(({ template: form }) => !known.has(form.join(' ')));
    for (const { template: form } of asked) known.add(form.join(' '));
    attempts.splice(at + 1, 0, ...asked);
  }
  return { trials, outputs: [...seen] };
}

const maxTrials = 24;

/**
 * Proven, or as good as that: it had its effect, and no line that was typed and no argument that was
 * given can explain what is missing from it.
 */
function isGoodEnough(
  { works, evidence, program: { id, arguments: given } }: InvocationTrial,
  usual: ArgumentTemplate | undefined,
): boolean {
  if (!works || evidence.isProven) return works;
  if (evidence.misplaced.length > 0 || roleOf(id) === 'server') return false;
  return given.join(' ') === usual?.join(' ');
}

const maxFormsFromSource = 8;
const maxFormsFromUsage = 8;

/**
 * The invocations that the program's usage message and its source ask for, unless the manifest gives
 * the arguments.
 */
function attemptsFromProgram(program: RunnableProgram, { view, program: tried }: InvocationTrial): readonly Attempt[] {
  const { id, arguments: given, argumentsRead, argv } = program;
  if (given !== undefined) return [];
  const output = writtenOutput(view, roleOf(id));
  const inUsage = invocationFromUsage(output, id);
  const named = slotsInUsage(output, basename(argv.at(-1) ?? ''), id, tried.arguments);
  const read = argumentsRead === undefined ? [] : slotsOf(argumentsRead, id);
  const shown = program.shown ?? [];
  const forms: readonly ArgumentTemplate[] = [
    ...shown.flatMap((words) => formsOfCommand(words, id)),
    ...(inUsage === undefined ? [] : [inUsage]),
    ...(needsNoArguments(output) ? [[]] : []),
    // The words of a usage message say more about a value than its place in the source.
    ...(named === undefined ? [] : formsOf(named, 1)),
    ...(read.length === 0 ? [] : formsOf(read, maxFormsFromSource)),
    ...(named === undefined ? [] : formsOf(named, maxFormsFromUsage)),
    // It asks for the file at its keyboard, so that its arguments are something else.
    ...(hasAskedForFile(view, id) ? [['{host}'], ['{host}', '{port}'], ['{port}']] : []),
  ];
  const [usual] = commonInvocations[id];
  const unique = new Map(forms.map((form) => [form.join(' '), form]));
  unique.delete(usual?.join(' ') ?? '');
  return [...unique.values()].flatMap((template) => attemptsFor({ ...program, arguments: template }));
}

function hasAskedForFile(view: View, id: ProgramId): boolean {
  return id === 'file.client' && view.all('lineTyped').some(({ means }) => means === 'file');
}

/**
 * Whether other arguments could help. A program that lacks arguments says which, or ends. A program
 * that continues to run, without a usage message and without reading arguments, or that cannot be
 * parsed or imported, lacks none.
 */
function mayNeedArguments(
  { view, evidence, works, program: tried }: InvocationTrial,
  program: RunnableProgram,
): boolean {
  const { id } = program;
  const role = roleOf(id);
  if ((works && evidence.isProven) || wasRefusedOverTcp(evidence, view, program)) return false;
  // A value that it got as an argument went where another value belongs.
  if (evidence.misplaced.some((name) => tried.arguments.includes(`{${name}}`))) return true;
  // It has come to its keyboard, and took offence at what was typed there.
  if (isAboutTypedLine(evidence)) return false;
  if (view.exit(role) === undefined)
    return takesOtherArguments(evidence, program) || invocationFromUsage(writtenOutput(view, role), id) !== undefined;
  const symptom = explainCrash(view, role)?.symptom;
  return symptom !== 'syntax-error' && symptom !== 'module-missing';
}

function isAboutTypedLine({ typed, crash }: InvocationTrial['evidence']): boolean {
  return crash !== undefined && typed.some(({ typed: line }) => line !== '' && crash.includes(`'${line}'`));
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
function attemptsFor(program: RunnableProgram): readonly Attempt[] {
  const { id, arguments: given, ownServerPort, ports } = program;
  const templates = given === undefined ? usualFirst(program) : [given];
  const otherPorts = ports.filter((port) => port !== ownServerPort);
  return templates.flatMap((template): readonly Attempt[] => {
    const needsNoGuess = template.some((word) => word.includes('{port}')) || !id.endsWith('client');
    if (needsNoGuess || ownServerPort === undefined) return [{ template, ports: otherPorts }];
    const first = { template, ports: [ownServerPort] };
    return otherPorts.length === 0 ? [first] : [first, { template, ports: otherPorts }];
  });
}

/** What a trial before the search has shown of this very attempt. */
function knownOutcome({ tried }: RunnableProgram, { template }: Attempt): InvocationTrial | undefined {
  if (tried === undefined || tried.works || tried.program.arguments.join(' ') !== template.join(' ')) return undefined;
  return mayNeedOtherPorts(tried) ? undefined : tried;
}

/**
 * Whether the same arguments could show more if datagrade listened on other ports. They could not if
 * all datagrams were seen, or if one has arrived.
 */
function mayNeedOtherPorts({ view, evidence, program: { id } }: InvocationTrial): boolean {
  if (roleOf(id) === 'server') return false;
  if (explainCrash(view, 'client')?.symptom === 'port-taken') return true;
  return !evidence.hasSent && view.all('captureBegan').length === 0;
}

/** A client whose source reads no arguments asks for the file at its keyboard. */
function usualFirst({ id, argumentsRead }: RunnableProgram): readonly ArgumentTemplate[] {
  const common = commonInvocations[id];
  return argumentsRead?.any === false ? [[], ...common.filter((form) => form.length > 0)] : common;
}

/** What is tried first: from the manifest, or as the handout has it. */
export function usualArguments(program: RunnableProgram): ArgumentTemplate {
  return program.arguments ?? usualFirst(program)[0] ?? [];
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
