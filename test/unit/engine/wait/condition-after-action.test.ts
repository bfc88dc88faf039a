/** What the wait after an action is for. */
import { describe, expect, it } from 'vitest';
import { met, notYet, violated, type Expectation, type Finding } from '../../../../harness/scenario/expectation.ts';
import { conditionAfterAction } from '../../../../harness/engine/wait/condition-after-action.ts';
import type { Action } from '../../../../harness/transcript/action.ts';
import { View } from '../../../../harness/transcript/view.ts';
import { Story } from '../../../support/story.ts';

const answers: Action = { kind: 'action', verb: 'peerAnswers', number: 17 };
const starts: Action = { kind: 'action', verb: 'clientStarts', number: 42 };
const nothing = new View(new Story().transcript());
const against = violated({ expected: 'this', actual: 'that', final: true });

interface Situation {
  readonly action?: Action;
  readonly now?: readonly Expectation[];
  readonly end?: readonly Expectation[];
  readonly isLast?: boolean;
  readonly holdsOutputBack?: boolean;
}

function expectation(finding: Finding, how: Partial<Expectation> = {}): Expectation {
  return { kind: 'expectation', when: 'now', text: '', find: () => finding, ...how };
}

function conditionIn({ action = answers, now = [], end = [], isLast = true, holdsOutputBack = false }: Situation) {
  const expectations = (position: number | 'end') => (position === 'end' ? end : now);
  const actions = isLast ? [action] : [action, answers];
  return conditionAfterAction(0, { actions, expectations }, nothing, () => holdsOutputBack);
}

const unmet = { is: 'unmet', silence: 'usual' };

describe('the condition after an action', () => {
  it.each<readonly [string, Situation, object]>([
    ['is unmet before the action has taken effect', { action: starts, now: [expectation(met)] }, unmet],
    ['is unmet while something expected has not come', { now: [expectation(met), expectation(notYet)] }, unmet],
    ['is met when all of it has come', { now: [expectation(met)] }, { is: 'met', next: 'goOn' }],
    ['watches the silence if nothing may follow', { now: [expectation(met, { nothingFollows: true })] }, watch()],
    ['watches the silence after a final violation', { now: [expectation(against)] }, watch()],
    ['tests a silence that is expected', { now: [expectation(met, { patient: true })] }, tested()],
    ['includes the end after the last action', { now: [expectation(met)], end: [expectation(notYet)] }, unmet],
    ['leaves the end to later actions', { end: [expectation(notYet)], isLast: false }, { is: 'met', next: 'goOn' }],
    ['does not wait for output that is held back', { end: [expectation(notYet)], holdsOutputBack: true }, watch()],
    ['is that the disk is read', { end: [expectation(notYet, { onDisk: true })] }, { is: 'met', next: 'readDisk' }],
  ])('%s', (_, situation, condition) => {
    expect(conditionIn(situation)).toEqual(condition);
  });
});

function watch() {
  return { is: 'met', next: 'watchSilence' };
}

function tested() {
  return { is: 'unmet', silence: 'tested' };
}
