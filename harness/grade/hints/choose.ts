/**
 * The hint of each failure, chosen when all scenarios have been judged. Pure.
 *
 * What one scenario shows is only a part of it: which rows of a requirement fail tells more than
 * each of them, and a pair that fails beside one of its halves most likely fails because of that
 * half.
 */
import type { RequirementId } from '../../handout/requirements.ts';
import type { ShutdownSymptom, Symptom } from '../../scenario/symptom.ts';
import type { FailedScenario, ScenarioResult } from '../results.ts';
import { hintFor, hintText, type Party } from './hint-for.ts';
import type { HintEntry } from './hint.ts';

/** @param results of one submission; a symptom in them is one of this version */
export function chooseHints(results: readonly ScenarioResult[]): readonly ScenarioResult[] {
  const shutdown = shutdownSymptom(results);
  return results.map((result): ScenarioResult => {
    if (result.status !== 'fail' && result.status !== 'blocked') return result;
    const symptom = result.symptom === 'no-shutdown' ? shutdown : symptomByRows(result, results);
    if (symptom === undefined) return result;
    const entry = result.status === 'fail' ? (hintByHalf(result, results) ?? hintOf(result, symptom)) : undefined;
    return { ...result, symptom, ...(entry === undefined ? {} : hintKeys(entry)) };
  });
}

/** The keys of a result that say what the hint says. */
export function hintKeys(entry: HintEntry): Pick<FailedScenario, 'hint' | 'hintConfidence'> {
  return { hint: hintText(entry), ...('noHint' in entry ? {} : { hintConfidence: entry.confidence }) };
}

/** @returns undefined if the party of the requirement never shows the symptom */
export function hintOf(
  { requirement }: { readonly requirement: RequirementId },
  symptom: Symptom | undefined,
): HintEntry | undefined {
  return hintFor(symptom, requirement.split('.').slice(0, 2).join('.') as Party);
}

/** Which integers out of range did not end the server, in the order of the handout's range. */
const shutdownRows: readonly (readonly [failing: string, ShutdownSymptom])[] = [
  ['-1 0', 'no-shutdown-below-range'],
  ['101 1000', 'no-shutdown-above-range'],
  ['-1', 'no-shutdown-at-negative'],
  ['0', 'no-shutdown-at-zero'],
  ['101', 'no-shutdown-at-101'],
  ['1000', 'no-shutdown-at-1000'],
];

/** Nothing follows from rows that were not tried, or that failed in another way. */
function shutdownSymptom(results: readonly ScenarioResult[]): ShutdownSymptom {
  const rows = ['-1', '0', '101', '1000'].map((row) => ({
    row,
    result: results.find(({ id }) => id === `add/server/shutdown/${row}`),
  }));
  const isClear = rows.every(({ result }) => result?.status === 'pass' || result?.symptom === 'no-shutdown');
  const failing = rows.filter(({ result }) => result?.status === 'fail').map(({ row }) => row);
  const known = shutdownRows.find(([rowsThatFail]) => rowsThatFail === failing.join(' '));
  return isClear && known !== undefined ? known[1] : 'no-shutdown';
}

/**
 * That chunks are missing may have many causes, above all in a small file. Other rows of the same
 * requirement may show which: the first symptom of {@link tellingSymptoms} that one of them shows.
 */
function symptomByRows(result: ScenarioResult, results: readonly ScenarioResult[]): Symptom | undefined {
  const own = result.symptom as Symptom | undefined;
  if (!vagueSymptoms.some((each) => each === own)) return own;
  const rows = results.filter(({ requirement, status }) => requirement === result.requirement && status === 'fail');
  const shown = new Set(
    rows.filter((each) => sizeOf(each) > fullChunkBytes || !isVague(each)).map(({ symptom }) => symptom),
  );
  return tellingSymptoms.find((each) => shown.has(each)) ?? own;
}

function isVague({ symptom }: ScenarioResult): boolean {
  return vagueSymptoms.some((each) => each === symptom);
}

/** In files of more than one chunk, each says more than the next. */
const vagueSymptoms: readonly Symptom[] = [
  'sent-before-content',
  'content-empty',
  'chunk-missing',
  'last-chunk-missing',
  'no-chunk',
];

const tellingSymptoms: readonly Symptom[] = [
  'ends-stripped',
  'decoded-as-text',
  'line-ends-removed',
  'line-ends-changed',
  'cut-at-nul',
  'cut-at-ff',
  'chunks-cut-short',
  'beginning-missing',
  'header-before-chunks',
  ...vagueSymptoms,
];

const fullChunkBytes = 2048;

/**
 * The size of the file in a scenario such as `file/client/content/2049`; NaN if its name does not
 * end with a size.
 */
function sizeOf({ id }: Pick<ScenarioResult, 'id'>): number {
  return id.startsWith('file/') && !id.startsWith('file/pair/')
    ? Number(id.slice(id.lastIndexOf('/') + 1))
    : Number.NaN;
}

/** What a pair needs of its halves, what shows most first. */
const neededByPair: Readonly<Partial<Record<RequirementId, readonly RequirementId[]>>> = {
  'add.pair': [
    'add.client.request',
    'add.server.reply',
    'add.client.sum',
    'add.server.sum',
    'add.client.display',
    'add.server.display',
  ],
  'file.pair': [
    'file.client.request',
    'file.server.content',
    'file.client.content',
    'file.server.chunks',
    'file.server.exact',
    'file.client.exact',
    'file.server.empty',
    'file.client.empty',
    'file.client.exit',
  ],
};

function hintByHalf({ requirement }: ScenarioResult, results: readonly ScenarioResult[]): HintEntry | undefined {
  const half = neededByPair[requirement]?.find((need) =>
    results.some((each) => each.requirement === need && each.status === 'fail'),
  );
  if (half === undefined) return undefined;
  return {
    cause: `The pair most likely fails because of the mistake that ${half} shows.`,
    confidence: 'possible',
    advice: `Fix ${half} first, then run this check again.`,
  };
}
