/**
 * The documentation says what the code does: tables, examples and command lines of README.md, the links and file names of every page.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exitStatus } from '../../harness/cli/cli-error.ts';
import { defaultRubric } from '../../harness/grade/points.ts';
import { requirements } from '../../harness/handout/requirements.ts';
import { statusSchema } from '../../harness/judge/evidence.ts';
import {
  environmentSchema,
  requirementResultSchema,
  runSchema,
  scenarioResultSchema,
  submissionResultSchema,
} from '../../harness/grade/results.ts';
import { manifestSchema } from '../../harness/submission/index.ts';
import { parseManifest } from '../../harness/submission/manifest/parse-manifest.ts';
import { dialects } from '../../reference/add/dialect.ts';
import { datagrade } from '../support/datagrade.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(join(project, 'README.md'), 'utf8');

const code = (text: string): string => `\`${text}\``;

/** The cells of the first table after a text, without its heading. */
function tableAfter(start: string): readonly (readonly string[])[] {
  const [, after] = readme.split(start);
  if (after === undefined) throw new Error(`README.md has no ${start}`);
  const lines = after.slice(after.indexOf('\n|')).trim().split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  const rows = lines.slice(2, end === -1 ? undefined : end);
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );
}

/** The code blocks of a language. */
function blocksOf(language: string): readonly string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(
    (match) => match[1] as string,
  );
}

describe('the tables of README.md', () => {
  it('have the requirements of the code, in its order', () => {
    const expected = requirements.map(({ id, handout, title }) => [code(id), handout, title]);
    expect(tableAfter('<!-- requirements -->')).toEqual(expected);
  });

  it('stand beside the number of requirements and the points of each', () => {
    expect(readme).toContain('twenty requirements, 5 points each');
    expect([...defaultRubric.values()]).toEqual(Array.from({ length: 20 }, () => 5));
  });

  it('have the exit statuses of the code', () => {
    const listed = tableAfter('<!-- exit statuses -->').map(([status]) => Number(status));
    expect(listed).toEqual(Object.values(exitStatus));
  });

  it('have the verdicts of the code', () => {
    expect(tableAfter('### Verdicts').map(([status]) => status)).toEqual(statusSchema.options.map(code));
  });

  it('have the dialects of the code', () => {
    const expected = Object.entries(dialects).map(([name, { title }]) => [code(name), title]);
    expect(tableAfter('<!-- dialects -->')).toEqual(expected);
  });
});

describe('the examples of README.md', () => {
  it('of results.json follow the contract, where they are not shortened', () => {
    const example = JSON.parse(blocksOf('json')[0] as string);
    runSchema.pick({ schema: true, seed: true }).parse(example);
    environmentSchema.strict().parse(example.environment);
    const [submission] = example.submissions;
    submissionResultSchema.pick({ id: true, status: true, score: true, maxScore: true }).parse(submission);
    requirementResultSchema.strict().parse(submission.requirements[0]);
    scenarioResultSchema.strict().parse(submission.scenarios[0]);
    const known = new Set(Object.keys(submissionResultSchema.shape));
    expect(Object.keys(submission).filter((key) => !known.has(key))).toEqual([]);
  });

  it('of datagrade.yaml are manifests', () => {
    const [example] = blocksOf('yaml');
    const { manifest } = parseManifest(example as string, 'datagrade.yaml');
    expect(Object.keys(manifest.programs ?? {})).toEqual(Object.keys(manifestSchema.shape.programs.unwrap().shape));
  });

  it.each(commandLines())('have a command line that exists: %s', async (line) => {
    const words = wordsOf(line).slice(1);
    const path = await commandIn(words);
    expect(path).not.toEqual([]);
    const help = await helpOf(path);
    expect(subcommandsIn(help, path)).toEqual([]);
    const options = words.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0] as string);
    expect(options.filter((option) => !new RegExp(`^ +(-\\w, )?${option}\\b`, 'm').test(help))).toEqual([]);
    const required = help.split('\n', 1)[0]?.match(/<[^>]+>/g) ?? [];
    expect(words.slice(path.length).filter((word) => !word.startsWith('--')).length).toBeGreaterThanOrEqual(
      required.length,
    );
  });

  it('start with a command that does something', () => {
    const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    expect(readme).toContain('npm ci && npm start');
    expect(scripts['start']).toMatch(/^node dist\/harness\/cli\/main\.js (check|grade) /);
  });
});

const sources = filesIn('', '.ts');

describe.each(filesIn('', '.md'))('the page %s', (page) => {
  const text = readFileSync(join(project, page), 'utf8').replaceAll(/^```[^]*?^```$/gm, '');
  const folder = join(project, dirname(page));

  it('links to files that are there', () => {
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] as string);
    const local = targets.filter((target) => !/^(https?:|#)/.test(target));
    expect(local.filter((target) => !existsSync(join(folder, target.split('#')[0] as string)))).toEqual([]);
  });

  it('names source files that are there', () => {
    const names = [...text.matchAll(/`([\w./-]+\.ts)`/g)].map((match) => match[1] as string);
    expect(names.filter((name) => !sources.some((path) => `/${path}`.endsWith(`/${name}`)))).toEqual([]);
  });
});

/** Files of the project with such an end; those of the corpus are somebody's hand-in. */
function filesIn(folder: string, end: string): readonly string[] {
  return readdirSync(join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return entry.name.endsWith(end) ? [path] : [];
    const isOurs = entry.isDirectory() && !/^(\.git|node_modules|dist|coverage|right|wrong|hostile)$/.test(entry.name);
    return isOurs ? filesIn(path, end) : [];
  });
}

/** Every line of a shell block that starts `datagrade`. */
function commandLines(): readonly string[] {
  const lines = blocksOf('sh').flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'));
  return lines.map((line) => line.trim()).filter((line) => line.startsWith('datagrade '));
}

function wordsOf(line: string): readonly string[] {
  const words = line.match(/'[^']*'|"[^"]*"|[^\s#'"]+/g) ?? [];
  return words.map((word) => word.replaceAll(/^['"]|['"]$/g, ''));
}

/** The words at the beginning that name a command, at any depth. */
async function commandIn(words: readonly string[], path: readonly string[] = []): Promise<readonly string[]> {
  const next = words[path.length];
  if (next === undefined || !subcommandsIn(await helpOf(path), path).includes(next)) return path;
  return commandIn(words, [...path, next]);
}

function subcommandsIn(help: string, path: readonly string[]): readonly string[] {
  const [, commands] = /^Commands:\n([^]*?)\n\n/m.exec(`${help}\n\n`) ?? [];
  const start = ['datagrade', ...path, ''].join(' ');
  return (commands ?? '')
    .split('\n')
    .filter((line) => line.trim().startsWith(start))
    .map((line) => line.trim().slice(start.length).split(' ')[0] as string);
}

const helps = new Map<string, Promise<string>>();

function helpOf(path: readonly string[]): Promise<string> {
  const key = path.join(' ');
  const help = helps.get(key) ?? askForHelp(path);
  helps.set(key, help);
  return help;
}

async function askForHelp(path: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await datagrade(...path, '--help');
  expect(status, stderr).toBe(0);
  return stdout;
}
