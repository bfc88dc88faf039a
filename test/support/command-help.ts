/** What `--help` of every command says, from the compiled program. Each command is asked once. */
import { datagrade } from './datagrade.ts';

const helps = new Map<string, Promise<string>>();

/** @param path the words that name a command; none for `datagrade` itself */
export function helpOf(path: readonly string[]): Promise<string> {
  const key = path.join(' ');
  const help = helps.get(key) ?? askForHelp(path);
  helps.set(key, help);
  return help;
}

/** The paths of all commands, `datagrade` itself and groups of commands included. */
export async function commandPaths(path: readonly string[] = []): Promise<readonly (readonly string[])[]> {
  const names = subcommandsIn(await helpOf(path), path);
  const below = await Promise.all(names.map((name) => commandPaths([...path, name])));
  return [path, ...below.flat()];
}

/** The names of the commands that a help lists. */
export function subcommandsIn(help: string, path: readonly string[]): readonly string[] {
  const [, commands] = /^Commands:\n([^]*?)\n\n/m.exec(`${help}\n\n`) ?? [];
  const start = ['datagrade', ...path, ''].join(' ');
  return (commands ?? '')
    .split('\n')
    .filter((line) => line.trim().startsWith(start))
    .map((line) => line.trim().slice(start.length).split(' ')[0] as string);
}

/** The names of the long options that a help lists, without `--`. */
export function optionsIn(help: string): readonly string[] {
  return [...help.matchAll(/^ +(?:-\w, )?--([\w-]+)/gm)].map((match) => match[1] as string);
}

async function askForHelp(path: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await datagrade(...path, '--help');
  if (status !== 0) throw new Error(`datagrade ${path.join(' ')} --help ended with ${status}: ${stderr}`);
  return stdout;
}
