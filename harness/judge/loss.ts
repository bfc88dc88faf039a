/**
 * Whether a violation may only show that datagrams were lost. The kernel drops datagrams that
 * arrive while a receive buffer is full. This can happen although both the sender and the receiver
 * are correct, because the handout does not prescribe a pace. Such a violation never counts.
 *
 * Lost datagrams do not explain data that should not be there: that stays a violation, whatever was
 * lost.
 */
import type { Violation } from '../scenario/expectation.ts';
import type { Symptom } from '../scenario/symptom.ts';
import type { TranscriptEvent } from '../transcript/transcript.ts';

/** What a subject did is wrong whatever did not reach it. */
const neverByLoss: ReadonlySet<Symptom | undefined> = new Set([
  'ignores-keyboard',
  'wrong-number-sent',
  'no-name-sent',
  'name-sent-back',
  'wrong-file-name',
  'number-out-of-range',
  'stops-early',
  'timeout-as-end',
  'too-long',
  'limit-datagrams',
  'appended',
  'not-truncated',
  'chunk-repeated',
  'line-ends-added',
  'chunk-size',
  'extra-empty-datagram',
]);

/** What datagrade concludes from datagrams that did not reach it. */
const byLossAtPeer: ReadonlySet<Symptom | undefined> = new Set([
  'nothing-sent',
  'no-reply',
  'no-number-sent',
  'number-sent-back',
  'content-empty',
  'last-chunk-missing',
  'chunk-missing',
  'beginning-missing',
  'chunks-out-of-order',
  'cut-at-nul',
  'cut-at-ff',
  'ends-stripped',
  'line-ends-removed',
  'decoded-as-text',
  'header-before-chunks',
  'wrong-after-others',
  'chunks-cut-short',
  'cut-short',
  'content-differs',
  'no-short-chunk',
  'no-empty-datagram',
]);

/** @returns the violation as it is, or an undecided one, if dropped datagrams may be its cause */
export function excuseLoss(violation: Violation, events: readonly TranscriptEvent[]): Violation {
  const dropped = events.filter((event) => event.type === 'datagramsDropped');
  const { symptom } = violation;
  const excusing = dropped.filter(({ at }) => (at === 'peer' ? byLossAtPeer.has(symptom) : !neverByLoss.has(symptom)));
  const count = excusing.reduce((sum, each) => sum + each.count, 0);
  if (count === 0 || violation.undecided !== undefined) return violation;
  const what = count === 1 ? '1 datagram' : `${count} datagrams`;
  const repeated = events.some(({ type }) => type === 'pacedSlowly') ? ', also when this was repeated' : '';
  const undecided = `The kernel dropped ${what} because a receive buffer was full${repeated}, so this may not be a mistake. ${violation.actual}`;
  return { ...violation, undecided, mayBeLoss: true };
}
