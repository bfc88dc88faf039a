/**
 * The languages of submissions, and what compiles and runs them. A class needs only its own.
 */
import type { Examined } from '../../../reports/doctor-table.ts';
import { findPython } from '../../submission/build/find-python.ts';
import {
  commandsOf,
  findToolchain,
  nodeRunsTypescript,
  toolchains,
  type Toolchain,
} from '../../submission/toolchains.ts';

export async function examineToolchains(): Promise<readonly Examined[]> {
  return [
    await examinePython(),
    { name: 'JavaScript', state: 'there', found: process.execPath },
    ...(await Promise.all(toolchains.map(examineToolchain))),
  ];
}

async function examinePython(): Promise<Examined> {
  const path = await findPython(3);
  const python = { language: 'Python', commands: [['python3']], remedy: 'apt-get install python3' };
  return path === undefined ? missing(python) : { name: 'Python', state: 'there', found: path };
}

async function examineToolchain(toolchain: Toolchain): Promise<Examined> {
  const name = toolchain.language;
  if (name === 'TypeScript' && nodeRunsTypescript())
    return { name, state: 'there', found: `Node ${process.versions.node} runs it without a compiler` };
  const found = await findToolchain(toolchain);
  return found === undefined ? missing(toolchain) : { name, state: 'there', found: found.join(', ') };
}

function missing(toolchain: Toolchain): Examined {
  const { language, remedy } = toolchain;
  return {
    name: language,
    state: 'missing',
    found: `${commandsOf(toolchain)} not found on PATH`,
    cost: `submissions in ${language} cannot be graded and need review`,
    remedy,
  };
}
