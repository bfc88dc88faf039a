/**
 * What a submission's own client and server have to achieve together in the file transfer (handout
 * §4).
 */
import { met, type Expectation } from '../../../scenario/expectation.ts';
import { missingInExchange } from '../pair-exchange.ts';

export const filePair = { exchangesDatagrams };

/** Client and server exchange datagrams over UDP, where traffic is captured. */
function exchangesDatagrams(): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    text: 'client and server exchange datagrams over UDP',
    find: (view) => missingInExchange(view) ?? met,
  };
}
