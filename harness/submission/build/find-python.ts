/**
 * Finds the real Python interpreter instead of a version manager's shim, which takes 100 ms and
 * more at each start.
 *
 * The search runs once for each version and process, because the result cannot change meanwhile.
 */
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { findTools } from './find-tool.ts';
import { runDespiteKills } from '../../sandbox/build/despite-kills.ts';
import { runTool } from '../../sandbox/build/run-tool.ts';

const asked = new Map<2 | 3, Promise<string | undefined>>();
/** The interpreter runs without the startup hooks of its packages (-S). */
const question = 'import sys; sys.stdout.write("%d %s" % (sys.version_info[0], sys.executable))';

/** @returns absolute path of an interpreter of that major version; undefined if there is none */
export function findPython(major: 2 | 3): Promise<string | undefined> {
  const known = asked.get(major);
  if (known !== undefined) return known;
  const answer = searchPython(major);
  asked.set(major, answer);
  return answer;
}

async function searchPython(major: 2 | 3): Promise<string | undefined> {
  const named = await Promise.all([`python${major}`, 'python'].map(findTools));
  for (const candidate of [...named.flat(), ...(major === 2 ? await managedPython2() : [])]) {
    const found = await ask(candidate, major);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function ask(candidate: string, major: 2 | 3): Promise<string | undefined> {
  const result = await runDespiteKills(runTool)({
    argv: [candidate, '-S', '-c', question],
    cwd: '/',
    timeoutMs: 60_000,
  });
  if (result.status !== 'exited' || result.exitCode !== 0) return undefined;
  const [version, path] = result.stdout.trim().split(/ (.*)/s);
  return version === String(major) && path !== undefined && isAbsolute(path) ? path : undefined;
}

/** pyenv hides a version that is not the global one, even from its own shims. */
async function managedPython2(): Promise<readonly string[]> {
  const versions = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions');
  const found = await readdir(versions).catch(() => []);
  return found.filter((name) => name.startsWith('2.')).map((name) => join(versions, name, 'bin', 'python2'));
}
