/**
 * Learns how a submission's client writes its request, from two runs with different integers.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decode, decodeFound, isWrittenAs } from '../../../reference/add/message.ts';
import { isArmoured } from '../../transcript/armour.ts';
import { fromBase64, type View } from '../../transcript/view.ts';
import { typedName } from '../../engine/actions/start-program.ts';
import { withoutDepartingLines } from '../infer/departing-lines.ts';
import { inferRequest, inferSentRequest, type RequestSample } from '../infer/messages.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import { clientNumbers, laterNumber, starts } from './trial-values.ts';
import { runTrial, type TrialContext } from '../trial.ts';

export interface LearnedRequest {
  readonly samples: readonly RequestSample[];
  readonly layouts?: readonly Layout[];
  /** The name that the client gives itself. */
  readonly name?: string;
  readonly views: readonly View[];
}

export function hasSentRequest(view: View): boolean {
  return view.received().length > 0;
}

/** @param first the trial that found the invocation, with the first of the trial integers */
export async function learnRequest(
  context: TrialContext,
  program: ProgramProfile,
  first: View,
): Promise<LearnedRequest> {
  if (!hasSentRequest(first)) return { samples: [], views: [first] };
  const second = await runTrial(context, {
    assignment: 'add',
    programs: [program],
    actions: [starts(clientNumbers[1])],
    isComplete: hasSentRequest,
  });
  const samples = [first, second].map((view, index) =>
    sampleOf(clientNumbers[index] as number, view, messagesSent(view)),
  );
  return { ...inferFrom(samples), views: [first, second] };
}

function messagesSent(view: View): readonly Uint8Array[] {
  return view.received().map((event) => fromBase64(event.payload));
}

function sampleOf(number: number, view: View, payloads: readonly Uint8Array[]): RequestSample {
  const screen = view.screen('client');
  return isNameGiven(view) ? { number, payloads, screen, givenName: typedName } : { number, payloads, screen };
}

/** Also on a line or in an argument with other values. */
function isNameGiven(view: View): boolean {
  const typed = view.all('lineTyped').flatMap(({ subject, text }) => (subject === 'client' ? [text] : []));
  const passed = view.all('subjectStarted').flatMap(({ subject, command }) => (subject === 'client' ? command : []));
  return [...typed, ...passed].some((text) => text.includes(typedName));
}

/**
 * Infers again from the same samples, with further screens: what a program displays is most likely
 * a name. A server that shows a part of the name must not make datagrade believe that this is all of it.
 *
 * @param own what the client displayed
 * @param others what the server displayed
 */
export function inferRequestAgain(
  request: LearnedRequest,
  { own = [], others = [] }: { readonly own?: readonly string[]; readonly others?: readonly string[] },
): LearnedRequest {
  const samples = request.samples.map((sample) => ({
    ...sample,
    screen: [sample.screen, ...own, ...others.map((each) => withoutDepartingLines(each, sample.payloads))].join('\n'),
  }));
  return { ...inferFrom(samples), views: request.views };
}

/**
 * The request inferred anew, with a later message as a further sample. Undefined if the layouts
 * predict that message, or if nothing was sent. Zeros before an integer of one digit are read, and
 * are predicted only if the samples show them.
 *
 * @param answered what the client did later, given {@link laterNumber}
 */
export function correctedRequest(request: LearnedRequest, answered: readonly View[]): LearnedRequest | undefined {
  const { layouts, name } = request;
  const later = answered.find(hasSentRequest);
  if (later === undefined || layouts === undefined) return undefined;
  const sample = sampleOf(laterNumber, later, messagesSent(later).slice(0, layouts.length));
  const found = decodeFound(layouts, sample.payloads);
  const isRead = found !== undefined && found.name === name;
  if (isRead && isWritten(layouts, sample)) return undefined;
  const corrected = inferFrom([...request.samples, sample]);
  if (isRead && (corrected.layouts === undefined || !isWritten(corrected.layouts, sample))) return undefined;
  // Bytes that change for an unknown reason stay unexplained: only the own pair can help.
  if (corrected.layouts?.some(hasUnexplainedBytes) === true) return undefined;
  return { ...corrected, views: [...request.views, later] };
}

/** Whether the layouts write the bytes of the sample. What they cannot read is no question of writing. */
function isWritten(layouts: readonly Layout[], { payloads }: RequestSample): boolean {
  const values = decode(layouts, payloads);
  return values === undefined || isWrittenAs(layouts, values, payloads);
}

/** Whether a part of it changes without a known meaning, and is written as in a sample. */
export function hasUnexplainedBytes(layout: Layout): boolean {
  return isUnexplained(layout);
}

function isUnexplained(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if ('padding' in node || 'any' in node || '$any' in node) return true;
  return ('kind' in node && node.kind === 'any') || Object.values(node).some(isUnexplained);
}

function inferFrom(samples: readonly RequestSample[]): Omit<LearnedRequest, 'views'> {
  // The digits of a message in Base64 or hexadecimal contain any integer by chance.
  const isReadable = !samples.some(({ payloads }) => payloads.some(isArmoured));
  const layouts = inferRequest(samples) ?? (isReadable ? inferSentRequest(samples) : undefined);
  const name = layouts && decodeFound(layouts, samples[0]?.payloads ?? [])?.name;
  return { samples, ...(layouts === undefined ? {} : { layouts }), ...(name === undefined ? {} : { name }) };
}
