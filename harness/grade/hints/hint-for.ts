/**
 * From the symptom of a violation to the likely mistake, for a student who is stuck: what was seen, why that happens, where to look.
 *
 * One table, in three parts. Every entry is the `hint` of at least one program of the corpus, so that none is there for nothing.
 */
import { addingHints } from './adding.ts';
import type { Hint } from './hint.ts';
import { programHints } from './programs.ts';
import { transferHints } from './transfer.ts';

export const hints = { ...addingHints, ...transferHints, ...programHints } as const;

export type Symptom = keyof typeof hints;

export const symptoms = Object.keys(hints) as readonly Symptom[];

/** @returns the hint as one text; undefined for a violation whose symptom says nothing more than the violation itself */
export function hintFor(symptom: string | undefined): string | undefined {
  if (symptom === undefined || !Object.hasOwn(hints, symptom)) return undefined;
  const { saw, why, look }: Hint = hints[symptom as Symptom];
  return `${saw} ${why} ${look}`;
}
