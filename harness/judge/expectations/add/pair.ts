/**
 * What a submission's own client and server have to achieve together in the add assignment (handout
 * §3).
 */
import { decodeFound, type FoundValues } from '../../../../reference/add/message.ts';
import type { Role } from '../../../handout/programs.ts';
import { describeActivity } from '../../describe-activity.ts';
import { joinPredicates, endSentence } from '../../describe-outcome.ts';
import { explainCrash } from '../../crash.ts';
import { showsReversed } from '../../byte-order.ts';
import { screenSinceTyped, shownNumbers } from '../screen-text.ts';
import type { AddPairSymptom } from '../../../scenario/symptom.ts';
import { sendsNumberBack } from '../../../transcript/reply.ts';
import { countNumbers, showsNumber } from '../../../transcript/screen.ts';
import type { View } from '../../../transcript/view.ts';
import { exchangeOfPair, payloadsOf } from '../../../transcript/wire.ts';
import { missingInExchange } from '../pair-exchange.ts';
import { met, violated, type Expectation, type Violation } from '../../../scenario/expectation.ts';

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
      if (missing !== undefined)
        return hasEndedAtOctal(view, clientNumber) ? { ...missing, symptom: 'read-as-octal' } : missing;
      const sums = { client: sumsOn(view, 'client', clientNumber), server: sumsOn(view, 'server', clientNumber) };
      const shared = sums.client.filter((sum) => sums.server.includes(sum));
      if (shared.length > 0)
        return shared.some((sum) => isNoChance(view, clientNumber, sum)) ? met : { ...met, mayBeChance: true };
      return violated<AddPairSymptom>({
        expected: `Both programs display the same sum of ${clientNumber} and the server's integer.`,
        ...whyNotSame(view, clientNumber, sums),
      });
    },
  };
}

/**
 * Sums of the typed integer and the server's own that are on the screen of the half. They were not
 * known before the integer was typed: what was there by then, such as the 100 of "an integer from 1
 * to 100", is not a sum.
 */
function sumsOn(view: View, role: Role, clientNumber: number): readonly number[] {
  const screen = screenSinceTyped(view, role);
  return serverNumbersIn(view, clientNumber)
    .map((number) => number + clientNumber)
    .filter((sum) => showsNumber(screen, sum));
}

/**
 * If the two integers are the same, a program that adds one of them twice gets the same sum; with
 * 0, so does a program that adds nothing. If a screen does not show both beside the sum, the
 * apparent sum may be another integer: a client may send one more than was typed, to a server that
 * picks 1.
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
 * What may be the server's integer: what its reply carried over the wire. If that is not known or
 * not understood, a number on its screen beside the typed one. Only if its screen shows too few,
 * the numbers on the client's screen count also.
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

type Sums = { readonly [role in Role]: readonly number[] };

function whyNotSame(
  view: View,
  clientNumber: number,
  sums: Sums,
): Pick<Violation<AddPairSymptom>, 'actual' | 'symptom'> {
  const reply = readReply(view);
  const carried = describeReply(reply, clientNumber);
  const lacking = halves.filter((role) => sums[role].length === 0);
  const shown = (lacking.length === 0 ? halves : lacking).map((role) => describeScreen(view, role));
  const isReversed = lacking.some((role) =>
    showsReversed(countNumbers(view.screen(role)), clientNumber, reply?.number ?? clientNumber),
  );
  const isOctal = lacking.some((role) => hasReadOctal(view, role, [clientNumber, reply?.number ?? clientNumber]));
  const unexplained = lacking.length === 0 ? 'pair-sums-differ' : 'pair-no-sum';
  return {
    actual: [...shown, ...(carried === undefined ? [] : [carried])].join(' '),
    symptom: isReversed ? 'byte-order' : isOctal ? 'read-as-octal' : unexplained,
  };
}

/** Octal numbers have no 8 and no 9: of `08`, the server read 0, which is out of range, and ended. */
function hasEndedAtOctal(view: View, clientNumber: number): boolean {
  return /^[89]/.test(String(clientNumber)) && view.exit('server')?.status === 0 && isSentWithZeros(view, clientNumber);
}

function isSentWithZeros(view: View, number: number): boolean {
  const exchange = exchangeOfPair(view);
  const payloads = exchange && payloadsOf([...exchange.requests, ...exchange.replies]);
  const written = new RegExp(`(?<!\\d)0+${number}(?!\\d)`);
  return payloads?.some((payload) => written.test(Buffer.from(payload).toString('latin1'))) === true;
}

/**
 * Whether it displayed what an integer's digits are in base 8, and not the integer: some functions
 * take a leading zero for the sign of an octal number.
 */
function hasReadOctal(view: View, role: Role, numbers: readonly number[]): boolean {
  const shown = countNumbers(screenSinceTyped(view, role));
  return numbers.some((number) => {
    // Reading ends at the first 8 or 9.
    const octal = Number.parseInt(String(number), 8);
    return octal !== number && shown.has(octal) && !shown.has(number) && isSentWithZeros(view, number);
  });
}

function describeScreen(view: View, role: Role): string {
  const crash = explainCrash(view, role)?.text;
  return endSentence(
    joinPredicates(`The ${role} displayed ${shownNumbers(view.screen(role))}`, crash ?? whatStopsIt(view, role)),
  );
}

/** What a half did instead, if it did not wait for its partner or end as it should. */
function whatStopsIt(view: View, role: Role): string | undefined {
  const exit = view.exit(role);
  if (exit?.status === 0) return undefined;
  const receives = (view.activity(role)?.receivesOn ?? []).length > 0;
  return role === 'server' && receives ? undefined : describeActivity(view, role);
}

function describeReply(reply: FoundValues | undefined, clientNumber: number): string | undefined {
  if (sendsNumberBack({ reply }))
    return `The reply of the server carried no integer except the client's (${clientNumber}).`;
  if (reply?.number === undefined) return undefined;
  const { number } = reply;
  return `The reply carried ${number}, so ${clientNumber} + ${number} = ${clientNumber + number} was expected.`;
}
