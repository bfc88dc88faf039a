/**
 * Whether the two halves of a pair exchanged datagrams at all.
 */
import { violated, type Finding } from '../../scenario/expectation.ts';
import type { View } from '../../transcript/view.ts';
import { describeUnheard, exchangeOfPair } from '../../transcript/wire.ts';
import { explainCrash } from '../crash.ts';
import { describeEnd } from '../describe-outcome.ts';

/** @returns undefined where datagrams went both ways, or that is not known */
export function missingInExchange(view: View): Finding | undefined {
  const exchange = exchangeOfPair(view);
  if (exchange === undefined || exchange.replies.length > 0) return undefined;
  const expected = 'a request of the client over UDP, and a reply of the server to it';
  const role = exchange.requests.length === 0 ? 'client' : 'server';
  const why = describeUnheard(view, role) ?? `it sent nothing over UDP`;
  const symptom = explainCrash(view, role)?.symptom ?? 'pair-no-exchange';
  return violated({ expected, actual: `the ${role}: ${why}${describeEnd(view, role)}`, symptom });
}
