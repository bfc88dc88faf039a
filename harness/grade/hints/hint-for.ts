/**
 * From the symptom of a failure to its most likely cause and what to try, for a student who is
 * stuck.
 *
 * One table for each program and for each pair: a server never reads advice that is meant for a
 * client. The compiler checks that every symptom of a program is in its table.
 */
import type { Assignment, ProgramId } from '../../handout/programs.ts';
import type { Symptom } from '../../scenario/symptom.ts';
import { addClientHints } from './add-client.ts';
import { addServerHints } from './add-server.ts';
import { fileClientHints } from './file-client.ts';
import { fileServerHints } from './file-server.ts';
import type { HintEntry } from './hint.ts';
import { addPairHints, filePairHints } from './pair.ts';

/** What a scenario tries: one program, or the two of an assignment together. */
export type Party = ProgramId | `${Assignment}.pair`;

export const hintTables = {
  'add.client': addClientHints,
  'add.server': addServerHints,
  'add.pair': addPairHints,
  'file.client': fileClientHints,
  'file.server': fileServerHints,
  'file.pair': filePairHints,
} as const satisfies Readonly<Record<Party, Readonly<Partial<Record<Symptom, HintEntry>>>>>;

export const symptoms: readonly Symptom[] = [
  ...new Set(Object.values(hintTables).flatMap((table) => Object.keys(table) as Symptom[])),
];

/**
 * @returns undefined for a violation without a symptom, and for a symptom that this party never
 * shows
 */
export function hintFor(symptom: Symptom | undefined, party: Party): HintEntry | undefined {
  const table: Readonly<Partial<Record<Symptom, HintEntry>>> = hintTables[party];
  return symptom !== undefined && Object.hasOwn(table, symptom) ? table[symptom] : undefined;
}

/** The hint as one text; of an entry that has none, a sentence that says so. */
export function hintText(entry: HintEntry): string {
  return 'noHint' in entry ? `There is no hint for this failure. ${entry.noHint}` : `${entry.cause} ${entry.advice}`;
}
