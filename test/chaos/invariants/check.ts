/** All invariants of a round. */
import { missingResults, wrongEnd } from './ends.ts';
import type { Broken, RoundFacts } from './facts.ts';
import { differingVerdicts } from './verdicts.ts';

/** @returns the invariants that do not hold, with what was expected and seen; none if all hold */
export function brokenInvariants(facts: RoundFacts): readonly Broken[] {
  return [...differingVerdicts(facts), ...wrongEnd(facts), ...missingResults(facts), ...invalid(facts), ...left(facts)];
}

function invalid(facts: RoundFacts): readonly Broken[] {
  return facts.invalid.map((seen) => ({ invariant: 'results', expected: 'a valid file, or none', seen }));
}

function left(facts: RoundFacts): readonly Broken[] {
  return facts.left.map((seen) => ({ invariant: 'leftovers', expected: 'nothing left over', seen }));
}
