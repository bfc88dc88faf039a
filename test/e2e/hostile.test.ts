/**
 * Programs that attack, graded together with a right one. The run ends, no process or file of them
 * is left, and the neighbour loses nothing. Nothing outside their jails was read or changed, and
 * the verdict says what they did. Without jails they are not run: all tests are skipped.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSchema, type Run, type ScenarioResult } from '../../harness/grade/results.ts';
import { hintKeys, hintOf } from '../../harness/grade/hints/choose.ts';
import { symptoms } from '../../harness/grade/hints/hint-for.ts';
import type { Symptom } from '../../harness/scenario/symptom.ts';
import { hasLibc } from '../../harness/observe/process/libc.ts';
import { processIds, commandLineOf } from '../../harness/observe/process/proc.ts';
import { findJail } from '../../harness/sandbox/jail/jail.ts';
import type { Transcript } from '../../harness/transcript/transcript.ts';
import { submissionsFolder } from '../support/corpus.ts';
import { startDatagrade } from '../support/datagrade.ts';
import { hasJail } from '../support/started-program.ts';

const hostile = join(submissionsFolder, 'hostile');
const all = readdirSync(hostile, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []));
/** If the kernel does not limit the processes of a jail, this program would use up the machine. */
const unlimited = findJail().note === undefined ? [] : ['fork-bomb'];
const names = all.filter((name) => !unlimited.includes(name));

const tried = [
  'add/client/request/random-1',
  'add/client/sum/random-1',
  'add/client/exit/random-1',
  'add/server/shutdown/101',
  'file/client/request/4097',
  'file/client/content/4097',
  'file/client/exit/4097',
  'file/server/content/4097',
];

const labelSchema = z.strictObject({
  title: z.string().min(1),
  fails: z.array(z.string()),
  blocked: z.array(z.string()),
  says: z.record(z.string(), z.string()).default({}),
  hint: z.enum(symptoms as [Symptom, ...Symptom[]]).optional(),
});

/** Names of the neighbour, and of the file that only the neighbour may read. */
const neighbour = 'ana';
const bait = 'notes-of-others.txt';
const secret = 'hunter2-of-ana';

let folder: string;
let run: Run;

const inRun = (...path: readonly string[]): string => join(folder, ...path);

function layOutClass(): void {
  for (const name of names) cpSync(join(hostile, name), inRun('class', name), { recursive: true });
  cpSync(join(submissionsFolder, 'right', 'python-comma'), inRun('class', neighbour), { recursive: true });
  for (const path of ['home', 'tmp']) mkdirSync(inRun(path));
  for (const path of [inRun('class', neighbour, bait), inRun('home', bait), inRun('tmp', bait)])
    writeFileSync(path, secret);
}

/** The content of every file below the folder, by its path. */
function contentOf(path: string): ReadonlyMap<string, string> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return new Map(
    files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'latin1')]),
  );
}

const outside = (): unknown => [contentOf(inRun('class')), contentOf(inRun('home')), contentOf(inRun('tmp'))];

let before: unknown;

function scenariosOf(name: string): readonly ScenarioResult[] {
  const result = run.submissions.find(({ id }) => id === name);
  const assignment = readdirSync(inRun('class', name)).some((each) => each.startsWith('add_')) ? 'add' : 'file';
  return (result?.scenarios ?? []).filter(
    ({ id }) => tried.includes(id) && (name === neighbour || id.startsWith(`${assignment}/`)),
  );
}

function transcriptsOf(name: string): readonly Transcript[] {
  const files = [...contentOf(inRun('transcripts', name))].filter(([path]) => path.endsWith('.json'));
  return files.map(([, text]) => (JSON.parse(text) as { readonly transcript: Transcript }).transcript);
}

describe.skipIf(!hasJail)('a class with programs that attack', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'datagrade-hostile-'));
    layOutClass();
    before = outside();
    const words = ['--out', inRun('out'), '--transcripts', inRun('transcripts'), '--seed', '7', '--only', ...tried];
    const env = { HOME: inRun('home'), TMPDIR: inRun('tmp'), DATAGRADE_TEST_SECRET: secret };
    const { status, stderr } = await startDatagrade(['grade', inRun('class'), ...words], env).finished;
    if (status !== 1) throw new Error(`grading ended with status ${status}: ${stderr}`);
    run = runSchema.parse(JSON.parse(readFileSync(inRun('out', 'results.json'), 'utf8')));
  }, 600_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.for(all)('gets verdicts that say what was done by %s', (name, { skip }) => {
    skip(unlimited.includes(name), 'the kernel does not limit the processes of a jail');
    const label = labelSchema.parse(parse(readFileSync(join(hostile, `${name}.label.yaml`), 'utf8')));
    const scenarios = scenariosOf(name);
    const found = Object.fromEntries(
      scenarios.map(({ requirement, status, reason }) => [requirement, { status, reason }]),
    );
    const expected = Object.keys(found).map((id) => {
      const status = label.fails.includes(id) ? 'fail' : label.blocked.includes(id) ? 'blocked' : 'pass';
      const says = label.says[id];
      return [id, says === undefined ? { status } : { status, reason: expect.stringContaining(says) as unknown }];
    });
    expect(found).toMatchObject(Object.fromEntries(expected) as object);
    expect(Object.keys(found)).toEqual(expect.arrayContaining([...label.fails, ...label.blocked]));
    const failed = scenarios.find(({ status }) => status === 'fail');
    if (label.hint === undefined || failed === undefined) return;
    const entry = hintOf(failed, label.hint);
    expect(entry).toBeDefined();
    expect(failed).toMatchObject({ symptom: label.hint, ...(entry === undefined ? {} : hintKeys(entry)) });
  });

  it('costs the neighbour no point', () => {
    expect(scenariosOf(neighbour).map(({ id, status }) => [id, status])).toEqual(tried.map((id) => [id, 'pass']));
  });

  it('leaves no process and no temporary folder', () => {
    const leftovers = processIds().filter((pid) => {
      const hasPath = commandLineOf(pid, 'environ').some((each) => each.startsWith(`HOME=${inRun('tmp')}/`));
      return hasPath || isDaemon(pid);
    });
    expect(leftovers).toEqual([]);
    const temporary = readdirSync(inRun('tmp'), { recursive: true }).map(String);
    expect(temporary.filter((path) => path.includes('run-'))).toEqual([]);
  });

  it('changes nothing outside the jails', () => {
    expect(outside()).toEqual(before);
    expect(['/', '/tmp', tmpdir()].filter((path) => existsSync(join(path, 'marta-was-here')))).toEqual([]);
  });

  it('does not read the files and secrets of others', () => {
    const texts = ['reads-around', 'makefile-looks-around'].flatMap((name) =>
      transcriptsOf(name).map((transcript) => JSON.stringify(transcript)),
    );
    expect(texts.some((text) => text.includes('Environment: {') && text.includes('Found: /etc/passwd'))).toBe(true);
    expect(texts.some((text) => text.includes('Found: found:'))).toBe(true);
    expect(texts.filter((text) => text.includes(secret))).toEqual([]);
    expect(texts.filter((text) => text.includes(bait))).toEqual([]);
  });

  it.skipIf(!hasLibc())('sends no datagram out of the lane', () => {
    const events = transcriptsOf('tries-the-internet').flatMap((transcript) => transcript.events);
    const strangers = events.filter((event) => event.type === 'datagramCaptured' && event.to.address === '203.0.113.7');
    // The lane's own loopback carried it, and the kernel answered that no program listens there.
    expect(strangers).not.toEqual([]);
    const refused = events.filter((event) => event.type === 'datagramRefused' && event.to.address === '203.0.113.7');
    expect(refused).toHaveLength(strangers.length);
  });
});

/** Whether it is the daemon of `daemon-keeps-the-port`, which cleared its environment. */
function isDaemon(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') === 'sleep\u000098765\u0000';
  } catch {
    return false;
  }
}
