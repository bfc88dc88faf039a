/** The commands of `datagrade`, and what they have in common. */
import { createRequire } from 'node:module';
import yargs from 'yargs';
import { CliError, exitStatus } from './cli-error.ts';
import { checkCommand } from './commands/check.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exploreCommand } from './commands/explore.ts';
import { gradeCommand } from './commands/grade.ts';
import { initCommand } from './commands/init.ts';
import { judgeCommand } from './commands/judge.ts';
import { listCommand } from './commands/list.ts';
import { profileCommand } from './commands/profile.ts';
import { referenceCommand } from './commands/reference.ts';
import { reportCommand } from './commands/report.ts';
import { selftestCommand } from './commands/selftest.ts';
import { showCommand } from './commands/show.ts';
import { describeUnknown, type KnownWords } from './misspelt.ts';

const { version } = createRequire(import.meta.url)('datagrade/package.json') as { readonly version: string };

export async function runCommand(words: readonly string[]): Promise<void> {
  const parser = yargs(withoutSeparator(words))
    .scriptName('datagrade')
    .usage(
      '$0 <command>\n\nRuns the programs of a UDP lab and compares what they do with the handout. For each failure, it shows what was wrong, the likely cause, and what to try.',
    )
    .example(examples)
    .command(checkCommand)
    .command(exploreCommand)
    .command(gradeCommand)
    .command(initCommand)
    .command(listCommand)
    .command(judgeCommand)
    .command(reportCommand)
    .command(showCommand)
    .command(selftestCommand)
    .command(profileCommand)
    .command(referenceCommand)
    .command(doctorCommand)
    .demandCommand(1, 'no command was given')
    .strict()
    // So a message about a wrong number can repeat it as it was typed.
    .parserConfiguration({ 'parse-numbers': false, 'parse-positional-numbers': false })
    .version(version)
    .help()
    .alias('help', 'h')
    .wrap(Math.min(100, process.stdout.columns ?? 80))
    .exitProcess(false)
    .fail(failureOf(words));
  if (words.length === 0) {
    process.stderr.write(`${await parser.getHelp()}\n\n`);
    throw new UsageError('no command was given');
  }
  if (words[0] !== 'reference' && words.some((word, at) => word === '' && !words[at - 1]?.startsWith('-')))
    throw new UsageError('an argument is empty; is it a variable of your shell that has no value?');
  await parser.parseAsync();
}

/** One for each command. */
const examples: [command: string, description: string][] = [
  ['$0 check lab1', 'Check the programs in lab1'],
  ['$0 explore lab1', 'Search values for which they fail'],
  ['$0 grade submissions', 'Grade each folder in submissions'],
  ['$0 init course', 'Write a course.yaml for your own rubric'],
  ['$0 list file/client', 'Show what is tested in a file client'],
  ['$0 judge transcripts/ana', 'Judge stored transcripts again'],
  ['$0 report results', 'Make a report of a stored run'],
  ['$0 show results ana add/pair', 'Draw what happened in a stored scenario'],
  ['$0 selftest', 'Test datagrade with a sample of known programs'],
  ['$0 profile lab1', 'Show how lab1 is started and what it sends'],
  ['$0 reference add server', 'Run a correct add server'],
  ['$0 doctor', 'Examine this machine'],
];

/** Turns what the parser refuses into wrong usage; other errors stay as they are. */
function failureOf(words: readonly string[]) {
  return (message: string | null, error: Error | undefined, usage: unknown): never => {
    const unknown = /^Unknown (?:argument|command)s?: (.*)$/.exec(message ?? '')?.[1];
    if (unknown !== undefined)
      throw new UsageError(describeUnknown(unknown.split(', '), words, knownWords(usage as ParserUsage)));
    // If an option refuses its value, the parser wraps that error in one of its own, which keeps
    // only the sentence.
    if (error === undefined || error.name === 'YError')
      throw new UsageError(error?.message ?? message ?? 'wrong usage');
    throw error;
  };
}

/** What the parser passes to a handler of failures, although its types say otherwise. */
interface ParserUsage {
  readonly getCommands: () => readonly (readonly [command: string, ...unknown[]])[];
  readonly getDescriptions: () => Readonly<Record<string, unknown>>;
}

function knownWords(usage: ParserUsage): KnownWords {
  return {
    commands: usage.getCommands().map(([command]) => command.replace(/^datagrade /, '').split(' ')[0] ?? ''),
    options: Object.keys(usage.getDescriptions()).filter((name) => name.length > 1),
  };
}

/**
 * What follows `--` is an argument. The parser would not take it for an argument of a command, so it
 * becomes a path that does not begin with a dash. Names that `reference` takes are not always paths.
 */
function withoutSeparator(words: readonly string[]): readonly string[] {
  const at = words.indexOf('--');
  if (at === -1 || words[0] === 'reference') return words;
  const after = words.slice(at + 1).map((word) => (word.startsWith('-') ? `./${word}` : word));
  return [...words.slice(0, at), ...after];
}

class UsageError extends CliError {
  constructor(message: string) {
    super(`${message}\nSee: datagrade --help`, exitStatus.usage);
  }
}
