/**
 * Plans for a keyboard at which the same value was typed twice: once where the words ask for it, and
 * once at a prompt whose words are not known. The unknown prompts then ask for other values. Pure.
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

/** @returns whole plans, the likeliest first; none if no value was typed twice */
export function plansWithDistinctValues(
  plan: readonly Prompt[],
  assignment: Assignment,
): readonly (readonly Prompt[])[] {
  const asked = plan.map(({ text }) => valueAskedFor(text, (name) => values[assignment].includes(name)));
  const isOpen = ({ means }: Prompt, at: number): boolean =>
    asked[at] === undefined && values[assignment].some((name) => name === means);
  const open = plan.flatMap((prompt, at) => (isOpen(prompt, at) ? [at] : []));
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

function orderings<T>(all: readonly T[], length: number): readonly (readonly T[])[] {
  if (length === 0) return [[]];
  return all.flatMap((first) =>
    orderings(
      all.filter((each) => each !== first),
      length - 1,
    ).map((rest) => [first, ...rest]),
  );
}
