/**
 * What compiles and runs each language of submissions: the commands by which it is recognised, and
 * the package that provides them.
 *
 * JavaScript is not listed, because it runs on the Node that runs datagrade. Python is not listed
 * either: `build/find-python.ts` chooses the interpreter.
 */
import { findTool } from './build/find-tool.ts';

export interface Toolchain {
  readonly language: string;
  /** Alternatives; all commands of an alternative must exist. */
  readonly commands: readonly (readonly string[])[];
  /** How to install them, as a shell command. */
  readonly remedy: string;
}

export const toolchains: readonly Toolchain[] = [
  {
    language: 'TypeScript',
    commands: [['tsc'], ['tsx']],
    remedy: 'use Node 22.18 or newer, or npm install -g typescript',
  },
  { language: 'C', commands: [['gcc'], ['cc']], remedy: 'apt-get install gcc libc6-dev' },
  { language: 'C++', commands: [['g++'], ['c++']], remedy: 'apt-get install g++' },
  { language: 'Makefiles', commands: [['make']], remedy: 'apt-get install make' },
  { language: 'Java', commands: [['javac', 'java']], remedy: 'apt-get install default-jdk-headless' },
  { language: 'Rust', commands: [['cargo', 'rustc'], ['rustc']], remedy: 'apt-get install rustc cargo' },
  { language: 'Go', commands: [['go']], remedy: 'apt-get install golang-go' },
  { language: 'C#', commands: [['dotnet'], ['mcs', 'mono']], remedy: 'apt-get install mono-mcs mono-runtime' },
  { language: 'Perl', commands: [['perl']], remedy: 'apt-get install perl' },
  { language: 'Ruby', commands: [['ruby']], remedy: 'apt-get install ruby' },
];

/** Whether Node itself runs TypeScript, by removing its types. */
export function nodeRunsTypescript(): boolean {
  return 'typescript' in process.features && process.features.typescript !== false;
}

/**
 * @returns the paths of the commands of the first complete alternative; undefined if there is none
 */
export async function findToolchain({ commands }: Pick<Toolchain, 'commands'>): Promise<readonly string[] | undefined> {
  for (const alternative of commands) {
    const found = await Promise.all(alternative.map(findTool));
    const paths = found.filter((path) => path !== undefined);
    if (paths.length === alternative.length) return paths;
  }
  return undefined;
}

/** The alternatives as a text for a person, such as `mcs and mono`. */
export function commandsOf({ commands }: Pick<Toolchain, 'commands'>): string {
  return commands.map((each) => each.join(' and ')).join(', or ');
}
