/**
 * What a submission's own client and server have to achieve together in the add assignment (handout §3).
 */
import { decodeFound, type FoundValues } from '../../../../reference/add/message.ts';
import type { Role } from '../../../handout/programs.ts';
import { describeOutcome } from '../../describe-outcome.ts';
import { sendsNumberBack } from '../../../transcript/reply.ts';
import { countNumbers, showsNumber } from '../../../transcript/screen.ts';
import type { View } from '../../../transcript/view.ts';
import { exchangeOfPair, payloadsOf } from '../../../transcript/wire.ts';
import { missingInExchange } from '../pair-exchange.ts';
import { met, violated, type Expectation } from '../../../scenario/expectation.ts';

export const addPair = { bothDisplaySum };

const halves = ['server', 'client'] as const;

/** Both screens show the sum of the typed integer and the server's own. */
function bothDisplaySum(clientNumber: number): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    text: `both have displayed the sum of ${clientNumber} and the server's integer`,
    find: (view) => {
      const missing = missingInExchange(view);
      if (missing !== undefined) return missing;
      const sums = { client: sumsOn(view, 'client', clientNumber), server: sumsOn(view, 'server', clientNumber) };
      const shared = sums.client.filter((sum) => sums.server.includes(sum));
      if (shared.length > 0)
        return shared.some((sum) => isNoChance(view, clientNumber, sum)) ? met : { ...met, mayBeChance: true };
      return violated({
        expected: `the same sum of ${clientNumber} and the server's integer on both screens`,
        actual: whyNotSame(view, sums),
        symptom: 'pair-no-sum',
      });
    },
  };
}

/**
 * Sums of the typed integer and the server's own which stand on the screen of the half. Nobody knew them before the integer was typed: what stood
 * there by then, such as the 100 of "an integer from 1 to 100", is no sum.
 */
function sumsOn(view: View, role: Role, clientNumber: number): readonly number[] {
  const screen = screenSinceTyped(view, role);
  return serverNumbersIn(view, clientNumber)
    .map((number) => number + clientNumber)
    .filter((sum) => showsNumber(screen, sum));
}

function screenSinceTyped(view: View, role: Role): string {
  const typed = view.events.findIndex(
    (event) => event.type === 'lineTyped' && event.subject === 'client' && event.means === 'number',
  );
  return view.screen(role, typed + 1);
}

/**
 * Where the two integers are the same, who adds one of them twice comes to the same sum; with 0, so does who adds nothing. Where a screen does not show
 * both beside the sum, what looks like it may be another integer: that of a client which sends one more than was typed, to a server which draws 1.
 */
function isNoChance(view: View, clientNumber: number, sum: number): boolean {
  const serverNumber = sum - clientNumber;
  if (serverNumber === clientNumber || serverNumber === 0) return false;
  return halves.every((role) => {
    const screen = screenSinceTyped(view, role);
    return showsNumber(screen, clientNumber) && showsNumber(screen, serverNumber);
  });
}

/**
 * What may be the server's integer: what its reply carried over the wire. Where that is not known or not understood, a number on its screen beside the typed one. Only where its screen shows too little to
 * tell, the client's screen says.
 */
function serverNumbersIn(view: View, clientNumber: number): readonly number[] {
  const reply = readReply(view);
  if (reply?.number !== undefined) return [reply.number];
  // For its client, the server's integer is the one that came back.
  if (sendsNumberBack({ reply })) return [clientNumber];
  const shown = { server: countNumbers(view.screen('server')), client: countNumbers(view.screen('client')) };
  const besides = (counts: ReadonlyMap<number, number>): readonly number[] =>
    [...counts]
      .filter(([number, count]) => number >= 0 && number <= 1000 && count > (number === clientNumber ? 1 : 0))
      .map(([number]) => number);
  return shown.server.size >= 3
    ? besides(shown.server)
    : [...new Set([...besides(shown.server), ...besides(shown.client)])];
}

function readReply(view: View): FoundValues | undefined {
  const layouts = view.facts.dialects.serverReply;
  const replies = exchangeOfPair(view)?.replies.slice(0, layouts?.length ?? 0);
  const payloads = replies === undefined ? undefined : payloadsOf(replies);
  return layouts === undefined || payloads === undefined ? undefined : decodeFound(layouts, payloads);
}

function whyNotSame(view: View, sums: { readonly [role in Role]: readonly number[] }): string {
  if (sums.server.length === 0 && sendsNumberBack({ reply: readReply(view) }))
    return "the server's reply carries no integer but the client's own: the two cannot come to the same sum";
  const silent = halves.filter((role) => sums[role].length === 0);
  if (silent.length === 0) return 'the two screens show different sums';
  return silent.map((role) => whyNot(view, role)).join('; ');
}

function whyNot(view: View, role: Role): string {
  return `the ${role} displayed no such sum${describeOutcome(view, role)}`;
}
