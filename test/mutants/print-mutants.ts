/** The text that the command prints of the judged mutants. */
import type { JudgedMutant, Outcome } from './judged-mutant.ts';

export function describeMutant({ mutant, wrong }: JudgedMutant): string {
  const { id, original, operator, file, mutation } = mutant;
  return [
    `  ${id} ${original.id}/${file}:${mutation.line} (${operator})`,
    `    before: ${mutation.before.trim()}`,
    ...mutation.after.split('\n').map((line, at) => `    ${at === 0 ? 'after: ' : '       '} ${line.trim()}`),
    ...wrong.map((problem) => `    check:  ${problem}`),
  ].join('\n');
}

export function totalsByOperator(judged: readonly JudgedMutant[]): string {
  const names = [...new Set(judged.map(({ mutant }) => mutant.operator))].toSorted();
  const width = Math.max(0, ...names.map(({ length }) => length));
  const lines = names.map((name) => {
    const count = (outcome: Outcome): string =>
      String(judged.filter((each) => each.mutant.operator === name && each.outcome === outcome).length).padStart(8);
    return `  ${name.padEnd(width)}${count('caught')}${count('unsupported').padStart(13)}${count('survivor').padStart(10)}`;
  });
  return [`  ${'operator'.padEnd(width)}  caught  unsupported  survivor`, ...lines].join('\n');
}
