/**
 * Counts the mistakes that datagrade does not see. It mutates right submissions of the corpus, lets
 * an independent check that knows the handout decide which mutants are wrong, and grades these.
 *
 * `npm run mutants -- [--count N] [--seed S] [--lanes N] [--keep DIR] [--operator WORDS]
 * [--submission NAME …]`. The exit status is 0 whatever the number of survivors is: this is a measurement.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundledCorpus, readCorpus, type CorpusProgram } from '../../harness/selftest/corpus.ts';
import { checkOwnPair } from './check/own-pair.ts';
import { chooseMutants, type Mutant } from './choose-mutants.ts';
import { gradeFolders } from './grade-folders.ts';
import { inTurn } from './in-turn.ts';
import { outcomeOf, type JudgedMutant, type WrongMutant } from './judged-mutant.ts';
import { prepareOriginals } from './originals.ts';
import { describeMutant, totalsByOperator } from './print-mutants.ts';

const batchSize = 24;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The right submissions in Python and C that run on this machine, or those of them that are named. */
async function wantedPrograms(names: readonly string[]): Promise<readonly CorpusProgram[]> {
  const corpus = await readCorpus(bundledCorpus());
  const possible = corpus.filter(
    ({ kind, label, lacks }) => kind === 'right' && ['python', 'c'].includes(label.language) && lacks === undefined,
  );
  const unknown = names.find((name) => !possible.some(({ id }) => id === name));
  if (unknown !== undefined) throw new Error(`the corpus has no right submission "${unknown}" in Python or C`);
  return names.length === 0 ? possible : possible.filter(({ id }) => names.includes(id));
}

/** Writes the mutants as submissions into a folder. */
async function writeMutants(mutants: readonly Mutant[], folder: string): Promise<void> {
  for (const { id, original, file, mutation } of mutants) {
    await cp(original.job.folder, join(folder, id), { recursive: true });
    await writeFile(join(folder, id, file), mutation.text);
  }
}

interface Checked {
  readonly wrong: readonly WrongMutant[];
  readonly equivalent: number;
  readonly unusable: number;
}

async function checkMutants(mutants: readonly Mutant[], folder: string): Promise<Checked> {
  const wrong: WrongMutant[] = [];
  let unusable = 0;
  await inTurn(mutants, lanes, async (mutant) => {
    const { job } = mutant.original;
    const starts = Object.entries(job.starts).filter(([id]) => mutant.assignments.some((each) => id.startsWith(each)));
    const result = await checkOwnPair({ ...job, starts: Object.fromEntries(starts), folder: join(folder, mutant.id) });
    if ('problem' in result) unusable += 1;
    else if (result.wrong.length > 0) wrong.push({ mutant, wrong: result.wrong });
  });
  return { wrong, unusable, equivalent: mutants.length - wrong.length - unusable };
}

/** Grades the mutants of each assignment on their own: what the mistake cannot touch takes no time. */
async function gradeMutants(wrong: readonly WrongMutant[], folder: string): Promise<readonly JudgedMutant[]> {
  const judged: JudgedMutant[] = [];
  for (const only of new Set(wrong.map(({ mutant }) => mutant.assignments.join(' ')))) {
    const group = wrong.filter(({ mutant }) => mutant.assignments.join(' ') === only);
    const ids = group.map(({ mutant }) => mutant.id);
    const words = ['--lanes', String(lanes), '--seed', String(seed), '--only', ...only.split(' ')];
    const results = await gradeFolders(folder, [...words, '--submission', ...ids]);
    for (const each of group) {
      const result = results.find(({ id }) => id === each.mutant.id);
      if (result !== undefined) judged.push({ ...each, outcome: outcomeOf(each.mutant, result) });
    }
  }
  return judged;
}

async function judgeBatch(mutants: readonly Mutant[]): Promise<Checked & { readonly judged: readonly JudgedMutant[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'datagrade-mutated-'));
  try {
    await writeMutants(mutants, folder);
    const checked = await checkMutants(mutants, folder);
    const judged = await gradeMutants(checked.wrong, folder);
    for (const { mutant, outcome } of judged)
      if (keep !== undefined && outcome !== 'caught') {
        const kept = join(keep, `${outcome}-${mutant.original.id}-${seed}-${mutant.id}`);
        await cp(join(folder, mutant.id), kept, { recursive: true });
      }
    return { ...checked, judged };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const options = {
  count: { type: 'string', default: '50' },
  seed: { type: 'string' },
  lanes: { type: 'string', default: '2' },
  keep: { type: 'string' },
  operator: { type: 'string' },
  submission: { type: 'string', multiple: true },
} as const;
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const keep = values.keep;
const [count, lanes] = [Number(values.count), Number(values.lanes)];
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
if (![count, lanes].every((each) => Number.isInteger(each) && each > 0) || !Number.isInteger(seed))
  throw new Error(
    'usage: mutants [--count N] [--seed N] [--lanes N] [--keep FOLDER] [--operator WORDS] [--submission NAME ...]',
  );
if (keep !== undefined) await mkdir(keep, { recursive: true });

const programs = await wantedPrograms([...(values.submission ?? []), ...positionals]);
const { usable, unused } = await prepareOriginals(programs, lanes);
print(`${usable.length} of ${programs.length} right submissions can be used, seed ${seed}.`);
for (const { id, reason } of unused) print(`  unused: ${id}: ${reason}`);
const mutants = chooseMutants(usable, { count, seed, operator: values.operator ?? '' });
const judged: JudgedMutant[] = [];
let [unusable, equivalent] = [0, 0];
for (let at = 0; at < mutants.length; at += batchSize) {
  const batch = await judgeBatch(mutants.slice(at, at + batchSize));
  judged.push(...batch.judged);
  unusable += batch.unusable;
  equivalent += batch.equivalent;
  print(`${Math.min(at + batchSize, mutants.length)} of ${mutants.length} mutants, ${judged.length} of them wrong:`);
  for (const each of batch.judged) if (each.outcome !== 'caught') print(`${each.outcome}\n${describeMutant(each)}`);
}
const survivors = judged.filter(({ outcome }) => outcome === 'survivor');
const undecided = judged.filter(({ outcome }) => outcome === 'unsupported');
print(
  `${mutants.length} mutants: ${unusable} do not compile, ${equivalent} do nothing wrong, ${judged.length} are wrong.`,
);
print(
  `Of the wrong ones, ${judged.length - survivors.length - undecided.length} are caught, ${undecided.length} are only unsupported, ${survivors.length} survive.`,
);
print(totalsByOperator(judged));
