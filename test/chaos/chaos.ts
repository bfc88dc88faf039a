/**
 * Grades a class from the corpus while a seeded adversary kills and stops its processes, fills its
 * disk, removes its files, closes its output and holds the processors. The exit status is 1 if an
 * invariant does not hold: see `invariants/`.
 *
 * `npm run chaos -- --minutes 10 [--seed N] [--kind KIND] [PROGRAM ...]`: the seed decides the
 * programs, the kinds of disturbance of each round, and their order and times. What they hit also
 * depends on the machine.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledCorpus, readCorpus } from '../../harness/selftest/corpus.ts';
import { seededNumbers } from '../../harness/transcript/seeded-numbers.ts';
import { pick, type Kind } from './disturbances/disturbance.ts';
import { drawClass, gradeUndisturbed, type GradedClass } from './graded-class.ts';
import { brokenInvariants } from './invariants/check.ts';
import { readOptions, type ChaosOptions } from './options.ts';
import { performRound } from './round.ts';
import { canMountSmallDisk } from './small-disk.ts';
import { Tally } from './tally.ts';

const mostProgramsDrawn = 12;
const leastProgramsDrawn = 3;
const mostKindsOfRound = 3;
const leastRounds = 2;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function drawn({ minutes, programs }: ChaosOptions, random: () => number): Promise<GradedClass> {
  const corpus = await readCorpus(bundledCorpus());
  const allowed = corpus.filter(({ id }) => programs.length === 0 || programs.includes(id));
  const size = Math.min(mostProgramsDrawn, Math.max(leastProgramsDrawn, Math.floor(minutes)));
  return { programs: drawClass(allowed, size, random), seed: Math.floor(random() * 1_000_000) };
}

/** Each kind has its turn, so that none is left out by chance. Others join it. */
function drawKinds(kinds: readonly Kind[], turn: number, random: () => number): readonly Kind[] {
  const own = kinds[turn % kinds.length] as Kind;
  const count = Math.floor(random() * mostKindsOfRound);
  return [...new Set([own, ...Array.from({ length: count }, () => pick(kinds, random) as Kind)])];
}

const options = readOptions(process.argv.slice(2));
const hasDisk = canMountSmallDisk();
const kinds = options.kinds.filter((kind) => hasDisk || kind !== 'fill-disk');
print(`Chaos of ${options.minutes} minutes, seed ${options.seed}.`);
if (!hasDisk) print('Skipped: fill-disk, because only root can mount a disk for it.');
const startedMs = performance.now();
const random = seededNumbers(options.seed);
const folder = mkdtempSync(join(tmpdir(), 'datagrade-chaos-'));
const tally = new Tally();
const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => interruption.abort());
try {
  const graded = await drawn(options, random);
  const undisturbed = await gradeUndisturbed(graded, join(folder, 'undisturbed'));
  print(`Undisturbed: ${undisturbed.submissions.map(({ id, score }) => `${id} ${score}`).join(', ')}`);
  const firstTurn = Math.floor(random() * kinds.length);
  for (let round = 0; round < leastRounds || performance.now() - startedMs < options.minutes * 60_000; round += 1) {
    const own = seededNumbers(Math.floor(random() * 2 ** 32));
    const programs = drawClass(graded.programs, leastProgramsDrawn, own);
    const place = join(folder, `round-${round}-`);
    mkdirSync(place);
    const roundMs = performance.now();
    const plan = {
      graded: { ...graded, programs },
      undisturbed,
      kinds: drawKinds(kinds, firstTurn + round, own),
      random: own,
    };
    const facts = await performRound({ ...plan, folder: place, signal: interruption.signal });
    const broken = brokenInvariants(facts);
    tally.add(facts, broken);
    const seconds = ((performance.now() - roundMs) / 1000).toFixed(0);
    print(tally.textOfRound(round, seconds, facts, broken));
    if (broken.length === 0) rmSync(place, { recursive: true, force: true });
  }
} finally {
  if (tally.broken === 0) rmSync(folder, { recursive: true, force: true });
  else print(`The folders of rounds with a broken invariant stay in ${folder}.`);
}
print(tally.summary(process.argv.slice(2), options.seed));
process.exitCode = tally.broken > 0 ? 1 : 0;
