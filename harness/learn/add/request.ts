/**
 * How a submission's client writes its request: it is run twice with different integers.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeFound } from '../../../reference/add/message.ts';
import { isArmoured } from '../../transcript/armour.ts';
import { fromBase64, type View } from '../../transcript/view.ts';
import { inferRequest, inferSentRequest, type RequestSample } from '../infer/messages.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import { clientNumbers, starts } from './trial-values.ts';
import { tryOut, type TrialContext } from '../trial.ts';

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

/** @param first the trial in which its invocation was found, with the first of the trial integers */
export async function learnRequest(
  context: TrialContext,
  program: ProgramProfile,
  first: View,
): Promise<LearnedRequest> {
  if (!hasSentRequest(first)) return { samples: [], views: [first] };
  const second = await tryOut(context, {
    assignment: 'add',
    programs: [program],
    actions: [starts(clientNumbers[1])],
    enough: hasSentRequest,
  });
  const samples = [first, second].map((view, index) => ({
    number: clientNumbers[index] as number,
    payloads: view.received().map((event) => fromBase64(event.payload)),
    screen: view.screen('client'),
  }));
  return { ...located(samples), views: [first, second] };
}

/** The same samples once more, when more screens have been seen: a name is what programs display. */
export function inferredAgain(request: LearnedRequest, screens: readonly string[]): LearnedRequest {
  const samples = request.samples.map((sample) => ({ ...sample, screen: [sample.screen, ...screens].join('\n') }));
  return { ...located(samples), views: request.views };
}

function located(samples: readonly RequestSample[]): Omit<LearnedRequest, 'views'> {
  // In the digits of an encoded message, anything could be found.
  const isReadable = !samples.some(({ payloads }) => payloads.some(isArmoured));
  const layouts = inferRequest(samples) ?? (isReadable ? inferSentRequest(samples) : undefined);
  const name = layouts && decodeFound(layouts, samples[0]?.payloads ?? [])?.name;
  return { samples, ...(layouts === undefined ? {} : { layouts }), ...(name === undefined ? {} : { name }) };
}
