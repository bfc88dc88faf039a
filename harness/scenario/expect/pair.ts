/**
 * What a submission's own two halves have to achieve together (handout §3 and §4).
 */
import { describeActivity } from '../judge/describe-activity.ts';
import { explainCrash } from '../judge/crash.ts';
import { countNumbers, showsNumber } from '../judge/screen.ts';
import type { View } from '../judge/view.ts';
import { met, violated, type Expectation } from '../steps.ts';

/** Both screens show the sum of the typed integer and the server's own. */
export function bothDisplaySum(clientNumber: number): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    text: `both have displayed the sum of ${clientNumber} and the server's integer`,
    find: (view) => {
      const sums = { client: sumsOn(view, 'client', clientNumber), server: sumsOn(view, 'server', clientNumber) };
      if (sums.client.some((sum) => sums.server.includes(sum))) return met;
      const silent = (['server', 'client'] as const).filter((role) => sums[role].length === 0);
      const why = (silent.length === 0 ? (['client'] as const) : silent).map((role) => whyNot(view, role)).join('; ');
      return violated({
        expected: `the same sum of ${clientNumber} and the server's integer on both screens`,
        actual: silent.length === 0 ? 'the two screens show different sums' : why,
        symptom: 'pair-no-sum',
      });
    },
  };
}

/** Sums of the typed integer and the server's own which stand on the screen of the half. */
function sumsOn(view: View, role: 'client' | 'server', clientNumber: number): readonly number[] {
  const screen = view.screen(role);
  return serverNumbersIn(view, clientNumber)
    .map((number) => number + clientNumber)
    .filter((sum) => showsNumber(screen, sum));
}

/**
 * What may be the server's integer: a number on its screen beside the typed one. Only where its screen shows too little to
 * tell, the client's screen says.
 */
function serverNumbersIn(view: View, clientNumber: number): readonly number[] {
  const shown = { server: countNumbers(view.screen('server')), client: countNumbers(view.screen('client')) };
  const besides = (counts: ReadonlyMap<number, number>): readonly number[] =>
    [...counts]
      .filter(([number, count]) => number >= 0 && number <= 1000 && count > (number === clientNumber ? 1 : 0))
      .map(([number]) => number);
  return shown.server.size >= 3
    ? besides(shown.server)
    : [...new Set([...besides(shown.server), ...besides(shown.client)])];
}

function whyNot(view: View, role: 'client' | 'server'): string {
  const crash = explainCrash(view, role);
  return `the ${role} displayed no such sum${crash === undefined ? describeActivity(view, role) : `; it ${crash.text}`}`;
}
