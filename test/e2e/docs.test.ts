/**
 * The documentation says what the code does: tables, examples and command lines of README.md and
 * `docs/`, and the links and file names of every page.
 */
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
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
import { parseManifest } from '../../harness/submission/manifest/parse.ts';
import { dialects } from '../../reference/add/dialect.ts';
import { commandPaths, helpOf, optionsIn, subcommandsIn } from '../support/command-help.ts';
import { filesIn, project, readProjectFile, userPages } from '../support/project-files.ts';

const code = (text: string): string => `\`${text}\``;

/** The cells of the first table after a text of a page, without its heading. */
function tableAfter(page: string, start: string): readonly (readonly string[])[] {
  const [, after] = readProjectFile(page).split(start);
  if (after === undefined) throw new Error(`${page} has no ${start}`);
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

/** The code blocks of a language on a page. */
function blocksOf(page: string, language: string): readonly string[] {
  return [...readProjectFile(page).matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(
    (match) => match[1] as string,
  );
}

describe('the documentation', () => {
  it('lists the requirements in the order of the code', () => {
    const expected = requirements.map(({ id, handout, title }) => [code(id), handout, title]);
    expect(tableAfter('docs/verdicts.md', '<!-- requirements -->')).toEqual(expected);
  });

  it('says how many requirements there are, and the points of each', () => {
    expect(readProjectFile('docs/verdicts.md')).toContain('twenty requirements, 5 points each');
    expect([...defaultRubric.values()]).toEqual(Array.from({ length: 20 }, () => 5));
  });

  it('lists the exit statuses of the code', () => {
    const listed = tableAfter('docs/grading.md', '<!-- exit statuses -->').map(([status]) => Number(status));
    expect(listed).toEqual(Object.values(exitStatus));
  });

  it('lists the verdicts of the code', () => {
    expect(tableAfter('docs/verdicts.md', '## Verdicts').map(([status]) => status)).toEqual(
      statusSchema.options.map(code),
    );
  });

  it('lists the dialects of the code', () => {
    const expected = Object.entries(dialects).map(([name, { title }]) => [code(name), title]);
    expect(tableAfter('docs/reference.md', '<!-- dialects -->')).toEqual(expected);
  });

  it('lists the options of grade, and says which of them check has', async () => {
    const ofTheirOwn = (help: string): string[] =>
      optionsIn(help)
        .filter((option) => option !== 'help' && option !== 'version')
        .toSorted();
    const rows = tableAfter('docs/grading.md', '## Options').map(([option = '', , inCheck]) => ({
      option: /--([\w-]+)/.exec(option)?.[1] ?? option,
      isInCheck: inCheck === 'yes',
    }));
    expect(rows.map(({ option }) => option).toSorted()).toEqual(ofTheirOwn(await helpOf(['grade'])));
    const inCheck = rows.filter(({ isInCheck }) => isInCheck).map(({ option }) => option);
    expect(inCheck.toSorted()).toEqual(ofTheirOwn(await helpOf(['check'])));
  });
});

describe('an example in the documentation', () => {
  it('of results.json follows the contract, except for the parts left out', () => {
    const example = JSON.parse(blocksOf('docs/results-json.md', 'json')[0] as string);
    runSchema.pick({ schema: true, seed: true }).parse(example);
    environmentSchema.strict().parse(example.environment);
    const [submission] = example.submissions;
    submissionResultSchema.pick({ id: true, status: true, score: true, maxScore: true }).parse(submission);
    requirementResultSchema.strict().parse(submission.requirements[0]);
    const [scenario] = submission.scenarios;
    const known = scenarioResultSchema.options.find(({ shape }) => shape.status.value === scenario.status);
    known?.strict().parse(scenario);
    expect(known).toBeDefined();
    const keys = new Set(Object.keys(submissionResultSchema.shape));
    expect(Object.keys(submission).filter((key) => !keys.has(key))).toEqual([]);
  });

  it('of datagrade.yaml is a valid manifest', () => {
    const [example] = blocksOf('docs/manifest.md', 'yaml');
    const { manifest } = parseManifest(example as string, 'datagrade.yaml');
    expect(Object.keys(manifest.programs ?? {})).toEqual(Object.keys(manifestSchema.shape.programs.unwrap().shape));
  });

  it.each(commandLines())('is a command line that exists: %s', async (line) => {
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

  it('exists for every command', async () => {
    const shown = await Promise.all(commandLines().map((line) => commandIn(wordsOf(line).slice(1))));
    const helps = await Promise.all((await commandPaths()).map(async (path) => ({ path, help: await helpOf(path) })));
    const commands = helps.filter(({ path, help }) => subcommandsIn(help, path).length === 0).map(({ path }) => path);
    expect(shown.map((path) => path.join(' '))).toEqual(expect.arrayContaining(commands.map((path) => path.join(' '))));
  });

  it('for npm start runs check or grade', () => {
    const { scripts } = JSON.parse(readProjectFile('package.json')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    expect(readProjectFile('README.md')).toContain('npm ci && npm start');
    expect(scripts['start']).toMatch(/^node dist\/harness\/cli\/main\.js (check|grade) /);
  });
});

const sources = filesIn('', '.ts');

describe.each(filesIn('', '.md'))('the page %s', (page) => {
  const text = readProjectFile(page).replaceAll(/^```[^]*?^```$/gm, '');
  const folder = join(project, dirname(page));

  it('links only to files that exist', () => {
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] as string);
    const local = targets.filter((target) => !/^(https?:|#)/.test(target));
    expect(local.filter((target) => !existsSync(join(folder, target.split('#')[0] as string)))).toEqual([]);
  });

  it('links only to headings that exist', () => {
    const targets = [...text.matchAll(/\]\(([^)\s:#]*\.md)?#([^)\s]+)\)/g)].map(([, path, heading]) => ({
      path,
      heading,
    }));
    const lost = targets.filter(({ path, heading }) => {
      const target = path === undefined ? page : relative(project, join(folder, path));
      return !headingsOf(target).includes(heading as string);
    });
    expect(lost).toEqual([]);
  });

  it('names only source files that exist', () => {
    const names = [...text.matchAll(/`([\w./-]+\.ts)`/g)].map((match) => match[1] as string);
    expect(names.filter((name) => !sources.some((path) => `/${path}`.endsWith(`/${name}`)))).toEqual([]);
  });
});

/** The headings of a page, as links write them: small letters, hyphens for blanks, no punctuation. */
function headingsOf(page: string): readonly string[] {
  return [...readProjectFile(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Every line of a shell block, on any page for users, that starts `datagrade`. */
function commandLines(): readonly string[] {
  const blocks = userPages.flatMap((page) => blocksOf(page, 'sh'));
  const lines = blocks.flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'));
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
