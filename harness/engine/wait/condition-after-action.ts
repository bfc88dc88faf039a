/**
 * What the wait after an action is for: the effect of the action, then the expectations at it.
 */
import type { Action } from '../../transcript/action.ts';
import type { View } from '../../transcript/view.ts';
import { met, notYet, type Expectation, type Finding } from '../../scenario/expectation.ts';
import type { WaitCondition } from './condition.ts';

export interface ExpectationPlan {
  readonly actions: readonly Action[];
  /** What must hold after each action, and at the end. When all of it does, the wait is over. */
  readonly expectations: (position: number | 'end') => readonly Expectation[];
}

/**
 * @param position of the action that was performed last
 * @param holdsOutputBack whether a subject only displays more when it ends
 */
export function conditionAfterAction(
  position: number,
  { actions, expectations }: ExpectationPlan,
  now: View,
  holdsOutputBack: () => boolean,
): WaitCondition {
  const here = expectations(position);
  const unmet = unmetAt(here);
  if (!hasTakenEffect(actions[position] as Action, now)) return unmet;
  const findings = here.map((each) => findingOf(each, now));
  if (!findings.every(isDecided)) return unmet;
  const atEnd = position === actions.length - 1 ? expectations('end') : [];
  if (!atEnd.every((each) => isDecided(findingOf(each, now))))
    return holdsOutputBack() ? { is: 'met', next: 'watchSilence' } : unmet;
  if ([...here, ...atEnd].some((each) => each.onDisk === true)) return { is: 'met', next: 'readDisk' };
  const meansSilence = here.some((each) => each.nothingFollows === true);
  // A decision against the subject is explained the better, the more it still does.
  const isAgainst = !findings.every((finding) => finding.met);
  return { is: 'met', next: meansSilence || isAgainst ? 'watchSilence' : 'goOn' };
}

/** The condition as long as something is expected. */
export function unmetAt(expectations: readonly Expectation[]): WaitCondition {
  const isTested = expectations.some((each) => each.patient === true);
  return { is: 'unmet', silence: isTested ? 'tested' : 'usual' };
}

function findingOf(expectation: Expectation, now: View): Finding {
  if (expectation.patient === true) return notYet;
  return expectation.onDisk === true ? met : expectation.find(now);
}

/**
 * Whether nothing that may still come would change the finding. A client with a timeout must be
 * answered in time, whatever it has sent; what it then does with the answer is judged separately.
 */
function isDecided(finding: Finding): boolean {
  return finding.met || finding.final === true;
}

/** Whether what an action asks for has come. Only then does a wait expect nothing else. */
function hasTakenEffect(action: Action, view: View): boolean {
  switch (action.verb) {
    case 'serverStarts':
      return view.all('portBound').some((event) => event.subject === 'server');
    case 'clientStarts': {
      // A client may have run before it.
      const since = view.since(({ type }) => type === 'actionBegan');
      return since.received().length > 0 || since.exit('client') !== undefined;
    }
    case 'peerAsks':
    case 'peerRequests': {
      const asked = view.last('datagramSent')?.peer;
      return view.received().some((event) => event.peer === asked);
    }
    case 'peerAnswers':
    case 'peerSends':
      return true;
  }
}
