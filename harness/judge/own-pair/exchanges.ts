/**
 * The exchanges of a submission's own client with its own server, one for each start of the client.
 *
 * Each has what both screens showed in it and what went over the wire, whatever the dialect. Pure.
 */
import type { Role } from '../../handout/programs.ts';
import { countNumbers } from '../../transcript/screen.ts';
import type { TranscriptEvent } from '../../transcript/transcript.ts';
import { View } from '../../transcript/view.ts';
import { exchangeOfPair, payloadsOf } from '../../transcript/wire.ts';

export interface OwnExchange {
  /** What happened from the start of this client to the start of the next one. */
  readonly view: View;
  /** What each half displayed after the last value was typed, or in the whole exchange. */
  readonly screens: { readonly [role in Role]: string };
  /** Undefined if the datagrams were not captured whole. */
  readonly requests: readonly Uint8Array[] | undefined;
  readonly replies: readonly Uint8Array[] | undefined;
}

export function ownExchanges(view: View): readonly OwnExchange[] {
  const starts = view.events.flatMap((event, at) => (isClientStart(event) ? [at] : []));
  const before = view.events.slice(0, starts[0] ?? view.events.length).filter(isGeneral);
  return starts.map((start, at) => {
    const own = view.events.slice(start, starts[at + 1] ?? view.events.length);
    return exchangeIn(new View({ facts: view.facts, events: [...before, ...own] }));
  });
}

/** What every exchange needs to know: the server's port, and that the wire was captured. */
function isGeneral({ type }: TranscriptEvent): boolean {
  return type === 'portBound' || type === 'captureBegan' || type === 'captureCut';
}

function isClientStart(event: TranscriptEvent): boolean {
  return event.type === 'subjectStarted' && event.subject === 'client';
}

function exchangeIn(view: View): OwnExchange {
  const typed = view.events.findLastIndex((event) => event.type === 'lineTyped' && event.subject === 'client');
  const wire = exchangeOfPair(view);
  return {
    view,
    screens: { client: view.screen('client', typed + 1), server: view.screen('server') },
    requests: wire && payloadsOf(wire.requests),
    replies: wire && payloadsOf(wire.replies),
  };
}

/** Whether the replies are text in which no other integer appears. */
export function isOnlyIntegerSent({ replies = [] }: OwnExchange, own: number): boolean {
  const sent = countNumbers(replies.map((payload) => Buffer.from(payload).toString('utf8')).join('\n'));
  return sent.size === 1 && sent.has(own);
}

/**
 * Integers from 1 to 100 that the half displayed together with their sum with the client's integer.
 */
export function addedOn({ screens }: OwnExchange, role: Role, clientNumber: number): readonly number[] {
  const shown = countNumbers(screens[role]);
  return [...shown.keys()].filter(
    (own) =>
      own >= 1 &&
      own <= 100 &&
      shown.has(own + clientNumber) &&
      // Twice the client's integer is also a sum; the server's may be the same by chance.
      (own !== clientNumber || (shown.get(own) ?? 0) > 1),
  );
}

/**
 * The server's integer, if exactly one integer can be it: both screens show it, it is not the
 * client's integer, and no screen shows another one with its sum.
 */
export function sharedInteger(exchange: OwnExchange, clientNumber: number): number | undefined {
  const { screens } = exchange;
  if ((['client', 'server'] as const).some((role) => addedOn(exchange, role, clientNumber).length > 0))
    return undefined;
  const client = countNumbers(screens.client);
  const shared = [...countNumbers(screens.server).keys()].filter(
    (each) => each >= 1 && each <= 100 && each !== clientNumber && client.has(each),
  );
  return shared.length === 1 ? shared[0] : undefined;
}
