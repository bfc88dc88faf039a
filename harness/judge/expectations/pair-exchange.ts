/**
 * Whether the two halves of a pair exchanged datagrams at all.
 */
import { violated, type Finding } from '../../scenario/expectation.ts';
import type { AddPairSymptom, FilePairSymptom } from '../../scenario/symptom.ts';
import type { View } from '../../transcript/view.ts';
import { describeUnheard, exchangeOfPair } from '../../transcript/wire.ts';
import { explainCrash } from '../crash.ts';
import { describeEnd, describeServer, joinPredicates, endSentence } from '../describe-outcome.ts';

/** @returns undefined where datagrams went both ways, or that is not known */
export function missingInExchange(view: View): Finding | undefined {
  const exchange = exchangeOfPair(view);
  if (exchange === undefined || exchange.replies.length > 0) return undefined;
  const role = exchange.requests.length === 0 ? 'client' : 'server';
  const nothing = 'sent nothing over UDP';
  return violated<AddPairSymptom & FilePairSymptom>({
    expected: 'The client sends a request over UDP, and the server replies to it.',
    actual:
      role === 'server'
        ? describeServer(view, nothing)
        : endSentence(`The client ${joinPredicates(describeUnheard(view, role) ?? nothing, describeEnd(view, role))}`),
    symptom: explainCrash(view, role)?.symptom ?? 'pair-no-exchange',
  });
}
