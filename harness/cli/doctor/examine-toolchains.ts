/**
 * The languages of hand-ins: what compiles and runs them. What a class does not use need not be there.
 */
import type { Examined } from '../../../reports/doctor-table.ts';
import { findPython } from '../../submission/build/find-python.ts';
import { findTool } from '../../submission/build/find-tool.ts';

interface Toolchain {
  readonly language: string;
  /** Alternatives, of each of which all commands have to be there. */
  readonly commands: readonly (readonly string[])[];
  readonly packages: string;
}

/** JavaScript is not here: it runs on the Node that runs datagrade. */
const toolchains: readonly Toolchain[] = [
  { language: 'C', commands: [['gcc']], packages: 'gcc libc6-dev' },
  { language: 'C++', commands: [['g++']], packages: 'g++' },
  { language: 'Makefiles', commands: [['make']], packages: 'make' },
  { language: 'Java', commands: [['javac', 'java']], packages: 'default-jdk-headless' },
  { language: 'Rust', commands: [['cargo', 'rustc'], ['rustc']], packages: 'rustc cargo' },
  { language: 'Go', commands: [['go']], packages: 'golang-go' },
  { language: 'C#', commands: [['dotnet'], ['mcs', 'mono']], packages: 'mono-mcs mono-runtime' },
  { language: 'Perl', commands: [['perl']], packages: 'perl' },
  { language: 'Ruby', commands: [['ruby']], packages: 'ruby' },
];

export async function examineToolchains(): Promise<readonly Examined[]> {
  return [
    await examinePython(),
    { name: 'JavaScript', state: 'there', found: process.execPath },
    examineTypeScript(),
    ...(await Promise.all(toolchains.map(examineToolchain))),
  ];
}

async function examinePython(): Promise<Examined> {
  const path = await findPython(3);
  return path === undefined ? missing('Python', 'python3', 'python3') : { name: 'Python', state: 'there', found: path };
}

function examineTypeScript(): Examined {
  const name = 'TypeScript';
  const strips = 'typescript' in process.features && process.features.typescript !== false;
  if (strips) return { name, state: 'there', found: `Node ${process.versions.node} runs it without a compiler` };
  return {
    name,
    state: 'missing',
    found: `Node ${process.versions.node} does not run it`,
    cost: 'hand-ins in TypeScript need their compiled JavaScript beside them',
    remedy: 'use Node 22.18 or newer',
  };
}

async function examineToolchain({ language, commands, packages }: Toolchain): Promise<Examined> {
  for (const alternative of commands) {
    const found = await Promise.all(alternative.map(findTool));
    if (found.every((path) => path !== undefined)) return { name: language, state: 'there', found: found.join(', ') };
  }
  return missing(language, commands.map((each) => each.join(' and ')).join(', or '), packages);
}

function missing(name: string, commands: string, packages: string): Examined {
  return {
    name,
    state: 'missing',
    found: `${commands} not found on PATH`,
    cost: `hand-ins in ${name} cannot be graded: unsupported`,
    remedy: `apt-get install ${packages}`,
  };
}
