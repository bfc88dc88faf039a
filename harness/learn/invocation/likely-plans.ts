/**
 * Whole plans for a keyboard whose prompts are not all understood. Pure.
 *
 * If the words of some prompts are known, the unknown ones ask for other values. If none are known,
 * most programs ask for the host, the port and the integer in this order.
 */
import type { AnswerName } from '../../transcript/purpose.ts';
import { valueAskedFor } from '../../engine/keyboard/typist.ts';
import type { Assignment } from '../../handout/programs.ts';
import type { Prompt } from '../../profile/profile.ts';
import { lineOf } from './keyboard-candidates.ts';

const values: Readonly<Record<Assignment, readonly AnswerName[]>> = {
  add: ['host', 'port', 'name', 'number'],
  file: ['host', 'port', 'destination', 'file'],
};

const maxPlans = 8;

/** In which order programs ask, the likeliest first. */
const usualOrders: Readonly<Record<Assignment, readonly (readonly AnswerName[])[]>> = {
  add: [
    ['host', 'port', 'number'],
    ['host', 'number'],
    ['port', 'number'],
    ['port', 'host', 'number'],
    ['name', 'number'],
  ],
  file: [
    ['file', 'destination'],
    ['host', 'port', 'file'],
    ['host', 'file'],
    ['port', 'file'],
    ['port', 'host', 'file'],
  ],
};

/** @returns whole plans, the likeliest first; none if all words are known, and at one prompt alone */
export function likelyPlans(plan: readonly Prompt[], assignment: Assignment): readonly (readonly Prompt[])[] {
  const asked = plan.map(({ text }) => valueAskedFor(text, (name) => values[assignment].includes(name)));
  const isOpen = ({ means }: Prompt, at: number): boolean =>
    asked[at] === undefined && values[assignment].some((name) => name === means);
  const open = plan.flatMap((prompt, at) => (isOpen(prompt, at) ? [at] : []));
  if (open.length === plan.length && open.length > 1) return usualPlans(plan, assignment);
  if (!open.some((at) => asked.some((name) => name === plan[at]?.means))) return [];
  const free = values[assignment].filter((name) => !asked.includes(name));
  return orderings(free, open.length)
    .slice(0, maxPlans)
    .map((chosen) =>
      plan.map((prompt, at) => {
        const value = chosen[open.indexOf(at)];
        return value === undefined ? prompt : { text: prompt.text, ...lineOf(value) };
      }),
    );
}

/** As far as the prompts are known. */
function usualPlans(plan: readonly Prompt[], assignment: Assignment): readonly (readonly Prompt[])[] {
  return usualOrders[assignment].map((order) =>
    order.slice(0, plan.length).map((value, at) => ({ text: plan[at]?.text ?? '', ...lineOf(value) })),
  );
}

function orderings<T>(all: readonly T[], length: number): readonly (readonly T[])[] {
  if (length === 0) return [[]];
  return all.flatMap((first) =>
    orderings(
      all.filter((each) => each !== first),
      length - 1,
    ).map((rest) => [first, ...rest]),
  );
}
