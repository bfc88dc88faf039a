/** Labels of a corpus: what is wrong with one is said in one sentence that names the file and the place. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HintEntry } from '../../../harness/grade/hints/hint.ts';
import type { Symptom } from '../../../harness/scenario/symptom.ts';
import { hintFor, hintTables, hintText, symptoms, type Party } from '../../../harness/grade/hints/hint-for.ts';
import { bundledCorpus, readCorpus } from '../../../harness/selftest/corpus.ts';
import { assignmentTouchedBy, LabelError, readLabel } from '../../../harness/selftest/labels.ts';
import { submissionsFolder, submissionsOf, wrongLabelOf } from '../../support/corpus.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const label = (lines: Readonly<Record<string, string>> = {}): string =>
  Object.entries({
    title: 'A mistake',
    language: 'python',
    fails: '[add.client.sum]',
    blocked: '[]',
    caughtBy: 'add.client.sum',
    hint: 'no-sum',
    ...lines,
  })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');

describe('the assignment that a label touches', () => {
  it.each(submissionsOf('wrong'))('is one, and can be graded alone: %s', (name) => {
    expect(assignmentTouchedBy({ kind: 'wrong', label: wrongLabelOf(name) })).toMatch(/^(add|file)$/);
  });

  it('is none where both are touched, or nothing is wrong', () => {
    const both = readLabel(label({ fails: '[add.client.sum, file.pair]' }), 'x');
    expect(assignmentTouchedBy(both)).toBeUndefined();
    expect(assignmentTouchedBy(readLabel('title: Plain\nlanguage: c\nfeatures: [plain]\n', 'x'))).toBeUndefined();
  });
});

describe('a label', () => {
  it('is of a right submission where it names features, else of a wrong one', () => {
    expect(readLabel('title: Plain\nlanguage: c\nfeatures: [plain]\n', 'x').kind).toBe('right');
    expect(readLabel(label(), 'x')).toMatchObject({
      kind: 'wrong',
      label: { hint: 'no-sum', unsupported: [], otherHints: [] },
    });
  });

  it.each([
    ['a requirement that there is not', label({ fails: '[add.client.summ]' }), /fails\.0/],
    ['a hint that there is not', label({ hint: 'bad-sum' }), /hint/],
    [
      'a catcher that does not fail',
      label({ caughtBy: 'file.pair' }),
      /caughtBy: must also be listed in fails or in blocked/,
    ],
    ['a key that labels do not have', label({ hints: 'no-sum' }), /hints/],
    ['no YAML', 'title: [', /cannot read/],
    ['nothing', '', /cannot use/],
  ])('is refused where it has %s', (_, text, message) => {
    expect(() => readLabel(text, 'corpus/a.label.yaml')).toThrow(LabelError);
    expect(() => readLabel(text, 'corpus/a.label.yaml')).toThrow(message);
    expect(() => readLabel(text, 'corpus/a.label.yaml')).toThrow(/^[^\n]*corpus\/a\.label\.yaml[^\n]*$/);
  });
});

describe('a corpus', () => {
  it('is the bundled one, whole, where nobody names another', async () => {
    const programs = await readCorpus(bundledCorpus());
    expect(bundledCorpus()).toBe(submissionsFolder.replace(/\/$/, ''));
    const ids = (kind: string): readonly string[] => programs.filter((each) => each.kind === kind).map(({ id }) => id);
    expect(ids('right').toSorted()).toEqual([...submissionsOf('right')].toSorted());
    expect(ids('wrong').toSorted()).toEqual([...submissionsOf('wrong')].toSorted());
  });

  it.each([
    [
      'which is no wrong program',
      'nobody',
      /a\.label\.yaml says that it confirms nobody, which is not a wrong program/,
    ],
    [
      'which itself confirms another',
      'b',
      /a\.label\.yaml says that it confirms b, which only confirms another program/,
    ],
  ])('is refused where a program confirms one %s', async (_, confirmed, message) => {
    await using folder = await scratchFolder();
    const confirms = { a: confirmed, b: 'c' };
    for (const name of ['a', 'b', 'c']) {
      mkdirSync(join(folder.path, name));
      const own = name in confirms ? { confirms: confirms[name as keyof typeof confirms] } : {};
      writeFileSync(join(folder.path, `${name}.label.yaml`), label(own));
    }
    await expect(readCorpus(folder.path)).rejects.toThrow(message);
  });

  it('has a sample with each language, each requirement and nearly each hint', async () => {
    const programs = await readCorpus(bundledCorpus());
    const sample = programs.filter((program) => program.label.sample === true);
    const languages = (of: typeof programs): readonly string[] =>
      [...new Set(of.map((each) => each.label.language))].toSorted();
    expect(languages(sample)).toEqual(languages(programs));
    const wrong = (of: typeof programs) => of.flatMap(({ kind, label: each }) => (kind === 'wrong' ? [each] : []));
    const lost = (of: typeof programs) => wrong(of).flatMap(({ fails, blocked }) => [...fails, ...blocked]);
    expect(new Set(lost(sample))).toEqual(new Set(lost(programs)));
    const hintsOf = (of: typeof programs) => wrong(of).flatMap(({ hint, otherHints }) => [hint, ...otherHints]);
    const inSample = new Set(hintsOf(sample));
    const missing = new Set(hintsOf(programs).filter((each) => !inSample.has(each)));
    // These take the grader's longest waits, or need a flood.
    expect([...missing].toSorted()).toEqual([
      'computes-without-end',
      'limit-datagrams',
      'limit-disk',
      'limit-memory',
      'no-reply',
    ]);
  });

  it('may be one folder with labels beside submissions', async () => {
    await using folder = await scratchFolder();
    mkdirSync(join(folder.path, 'ana'));
    writeFileSync(join(folder.path, 'ana.label.yaml'), label());
    expect(await readCorpus(folder.path)).toMatchObject([
      { id: 'ana', kind: 'wrong', folder: join(folder.path, 'ana') },
    ]);
  });

  it('says of a program what this machine lacks to run it', async () => {
    await using folder = await scratchFolder();
    const needs = { a: {}, b: { needs: 'no-such-command' }, c: { needs: 'node' } };
    for (const [name, lines] of Object.entries(needs)) {
      mkdirSync(join(folder.path, name));
      writeFileSync(join(folder.path, `${name}.label.yaml`), label(lines));
    }
    const lacks = (await readCorpus(folder.path)).map((each) => each.lacks);
    expect(lacks).toEqual([undefined, 'no-such-command', undefined]);
  });

  it.each([
    ['there is none', [], [], /there is no corpus/],
    ['a label stands alone', [], ['wrong/a'], /has no submission beside it/],
    ['a submission has no label', ['wrong/a'], [], /has no label/],
    ['a wrong one stands among the right ones', ['right/a'], ['right/a'], /is in the folder right/],
  ] as const)('is refused where %s', async (_, folders, labels, message) => {
    await using folder = await scratchFolder();
    for (const kind of ['right', 'wrong']) mkdirSync(join(folder.path, kind));
    for (const path of folders) mkdirSync(join(folder.path, path));
    for (const path of labels) writeFileSync(join(folder.path, `${path}.label.yaml`), label());
    await expect(readCorpus(folder.path)).rejects.toThrow(message);
  });

  it('cannot be read where there is no folder', async () => {
    await expect(readCorpus('/nonexistent/corpus')).rejects.toThrow(LabelError);
  });
});

/** What programs that attack are told. */
function hostileHints(): readonly string[] {
  const folder = join(submissionsFolder, 'hostile');
  const labels = readdirSync(folder).filter((name) => name.endsWith('.label.yaml'));
  return labels.flatMap((name) => /^hint: (\S+)$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1] ?? []);
}

/**
 * Symptoms that no program of the corpus has yet. Unit tests and properties of the judge show them. Remove one when a program shows it.
 */
const notInCorpus: readonly Symptom[] = [
  // The general symptom, where a more precise one is not known.
  'nothing-sent',
  'cannot-continue',
  // In test/unit/judge/expectations.
  'pair-sums-differ',
  // A half is charged for it.
  'pair-no-sum',
  'pair-not-ended',
  // In test/unit/judge/crash.test.ts. A program that wants arguments is started with them, or left to a person.
  'needs-arguments',
];

const entries = Object.entries(hintTables).flatMap(([party, table]) =>
  Object.entries(table).map(([symptom, hint]) => ({
    party: party as Party,
    symptom: symptom as Symptom,
    hint: hint as HintEntry,
  })),
);

describe('the tables of hints', () => {
  it('have no entry that no program of the corpus shows, except those listed', () => {
    const shown = new Set<string>([
      ...submissionsOf('wrong').flatMap((name) => [wrongLabelOf(name).hint, ...wrongLabelOf(name).otherHints]),
      ...hostileHints(),
    ]);
    expect(symptoms.filter((symptom) => !shown.has(symptom)).toSorted()).toEqual(notInCorpus.toSorted());
  });

  it.each(entries)('say for $symptom of $party what causes it, and what to try', ({ party, symptom, hint }) => {
    expect(hintFor(symptom, party)).toBe(hint);
    if ('noHint' in hint) return expect(hintText(hint)).toMatch(/^There is no hint for this failure\. [A-Z].*\.$/);
    expect(hintText(hint)).toBe(`${hint.cause} ${hint.advice}`);
    for (const sentence of [hint.cause, hint.advice]) expect(sentence).toMatch(/^[A-Z1].*[.?]$/);
    expect(hint.advice).toMatch(/\b(look|print|compare|follow|read|run|try|count|write|open|use)\b/i);
    expect(hintText(hint)).not.toMatch(/[;=]\s*$|\w\(\w*\)|==|&&|\|\||\[\d*\]|\{|\}/);
  });

  it('never tell a server about receiving chunks, or a client about sending them', () => {
    const of = (party: Party): string =>
      entries.flatMap((each) => (each.party === party ? [hintText(each.hint)] : [])).join('\n');
    expect(of('file.server')).not.toMatch(/receive buffer/i);
    expect(of('file.server')).not.toMatch(/\bThe client (?!cannot|then)/);
    expect(of('file.client')).not.toMatch(/\bThe server (sends|reads)/);
  });

  it('have nothing for a symptom that a party does not show', () => {
    expect(hintFor(undefined, 'add.client')).toBeUndefined();
    for (const symptom of ['unheard-of', 'toString', 'no-shutdown'])
      expect(hintFor(symptom as Symptom, 'add.client')).toBeUndefined();
  });
});
