/**
 * Startup hooks of installed Python packages do not run in a jail; files that only make packages
 * findable still work.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pythonStartupHooks } from '../../../../harness/sandbox/jail/python-startup.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';
import { hasJail, startCommand } from '../../../support/started-program.ts';
import { python } from '../../../support/toolchain.ts';

const hook = 'import sys; sys.stdout.write("a hook was run\\n")\n';

/**
 * A virtual environment with a hook, a package folder that is named in a file, and an installed
 * package.
 */
function makeEnvironment(folder: string): string {
  execFileSync(python, ['-m', 'venv', '--without-pip', folder]);
  const interpreter = join(folder, 'bin', 'python3');
  const ask = 'import sysconfig; print(sysconfig.get_path("purelib"))';
  const packages = execFileSync(interpreter, ['-c', ask], { encoding: 'utf8' }).trim();
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'edited.py'), 'said = "edited"\n');
  writeFileSync(join(packages, 'installed.py'), 'said = "installed"\n');
  writeFileSync(join(packages, 'hook.pth'), hook);
  writeFileSync(join(packages, 'names-a-folder.pth'), `${elsewhere}\n`);
  return interpreter;
}

describe.skipIf(!hasJail)('a startup hook of an installed package', () => {
  it('runs without a jail and not in a jail, where packages are still found', async () => {
    await using installation = await scratchFolder();
    const interpreter = makeEnvironment(join(installation.path, 'environment'));
    const argv = [interpreter, '-c', 'import edited, installed; print(edited.said, installed.said); exit()'];
    expect(execFileSync(interpreter, argv.slice(1), { encoding: 'utf8' })).toMatch(
      /^(a hook was run\n)+edited installed\n$/,
    );
    await using program = await startCommand(argv, await scratchFolder(), true);
    await program.subject.ended;
    expect(program.screen() + program.errors()).toBe('edited installed\n');
  });
});

describe('Python startup hooks', () => {
  it.each([
    ['hook.pth', hook, true],
    ['later.pth', '/a/folder\nimport other; other.begin()\n', true],
    ['names-a-folder.pth', '/a/folder\n# import of nothing\n', false],
    ['old-nspkg.pth', 'import sys, types\n', false],
    ['hook.py', hook, false],
  ] as const)('%s, which says %j: %j', async (name, text, isHook) => {
    await using folder = await scratchFolder();
    const packages = join(folder.path, 'lib', 'python3.11', 'site-packages');
    mkdirSync(packages, { recursive: true });
    mkdirSync(join(folder.path, 'bin'));
    writeFileSync(join(packages, name), text);
    const found = pythonStartupHooks(join(folder.path, 'bin', 'python3.11'));
    expect(found).toEqual(isHook ? [join(packages, name)] : []);
  });

  it('are found only for Python', () => {
    expect(pythonStartupHooks(join(dirname(python), 'node'))).toEqual([]);
  });
});
