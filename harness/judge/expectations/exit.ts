/**
 * How a client has to end, in both assignments: on its own, with status 0, leaving nothing behind.
 */
import { violated, met, type Finding } from '../../scenario/expectation.ts';
import type { View } from '../../transcript/view.ts';
import { explainCrash } from '../crash.ts';
import { describeActivity, endlessSymptom } from '../describe-activity.ts';

const role = 'client';

export function findExit(view: View): Finding {
  const expected = 'the client ends by itself with status 0 and leaves no process or socket behind';
  const exit = view.exit(role);
  if (exit === undefined)
    return violated({
      expected,
      actual: `it still runs${describeActivity(view, role)}`,
      symptom: endlessSymptom(view, role),
    });
  const crash = explainCrash(view, role);
  if (crash !== undefined) return violated({ expected, actual: `it ${crash.text}`, symptom: crash.symptom });
  if (exit.status !== 0)
    return violated({ expected, actual: `it ended with status ${exit.status}`, symptom: 'exit-status' });
  const survivors = view.all('leftoverProcessesFound').find((event) => event.subject === role);
  if (survivors !== undefined && view.activity(role)?.is !== 'gone')
    return violated({ expected, actual: 'it left a process behind that still runs', symptom: 'process-left' });
  return met;
}
