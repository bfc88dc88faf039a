/**
 * Forms of a command line, from what is known of each argument. Pure.
 *
 * An argument is a slot with several candidates, the likeliest first. The forms are the
 * combinations, the likeliest first, in which no value appears twice.
 */
import { assignmentOf, type ProgramId } from '../../handout/programs.ts';
import type { ArgumentsRead } from '../../submission/index.ts';
import { argumentMeaning, destinationFile } from './argument-meaning.ts';
import type { ArgumentTemplate } from './templates.ts';

export type Slot = readonly string[];

/** An argument that is known only by the words around it. */
export function slotFor(words: string, isNumber: boolean | undefined, id: ProgramId): Slot {
  const assignment = assignmentOf(id);
  const known = [...words.split(/\s+/), words]
    .filter((word) => word !== '')
    .map((word) => argumentMeaning(word, assignment))
    .find((meaning) => meaning !== undefined);
  const numbers = ['{port}', ...(assignment === 'add' ? ['{number}'] : []), ...smallNumbers(words)];
  const texts = assignment === 'add' ? ['{host}', '{name}'] : ['{file}', '{host}', destinationFile];
  const isNumeric = known === '{port}' || known === '{number}';
  const fitting = known !== undefined && (isNumber !== true || isNumeric) ? [known] : [];
  const named = isMadeUp(words) ? smallNumbers(words) : [];
  const others =
    isNumber === true ? numbers : isNumeric || named.length > 0 ? [...numbers, ...texts] : [...texts, ...numbers];
  return [...new Set([...named, ...fitting, ...others])];
}

/** One slot for each argument up to the last that the source reads. */
export function slotsOf({ positions }: ArgumentsRead, id: ProgramId): readonly Slot[] {
  const last = positions.at(-1)?.position ?? -1;
  return Array.from({ length: last + 1 }, (_, position) => {
    const read = positions.find((each) => each.position === position);
    return slotFor(read?.words ?? '', read?.isNumber === true ? true : undefined, id);
  });
}

const maxForms = 200;

/** The likeliest combinations first: those in which few slots have a late candidate. */
export function formsOf(slots: readonly Slot[], limit: number): readonly ArgumentTemplate[] {
  let partial: { readonly form: ArgumentTemplate; readonly cost: number }[] = [{ form: [], cost: 0 }];
  for (const slot of slots) {
    partial = partial
      .flatMap(({ form, cost }) =>
        slot
          .map((word, at) => ({ word, cost: cost + at }))
          .filter(({ word }) => !repeatsValue(word, form))
          .map((each) => ({ form: [...form, each.word], cost: each.cost })),
      )
      .toSorted((a, b) => a.cost - b.cost)
      .slice(0, maxForms);
  }
  return partial.map(({ form }) => form).slice(0, limit);
}

/** The same value is not given twice. */
function repeatsValue(word: string, form: ArgumentTemplate): boolean {
  const value = /\{\w+\}/.exec(word)?.[0];
  return value !== undefined && form.some((each) => each.includes(value));
}

/** What a number may be that is neither a port nor the integer. */
function smallNumbers(words: string): readonly string[] {
  if (/loss|lost|drop|perc|prob|error|erro|perda|fail|delay|atraso|verbose|debug/i.test(words)) return ['0', '1'];
  if (/chunk|size|buf|block|bytes|tam|bloco|len/i.test(words)) return ['2048', '1024'];
  return ['1', '5', '2048', '0'];
}

function isMadeUp(words: string): boolean {
  return /loss|drop|perc|prob|perda|window|janela|chunk|size|buf|block|tamanho|timeout|tempo|retr|tentativ|delay/i.test(
    words,
  );
}

/** Whether a form has a number that datagrade made up. */
export function hasMadeUpNumber(form: ArgumentTemplate): boolean {
  return form.some((word) => /^\d+$/.test(word));
}
